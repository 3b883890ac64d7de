import { fillMore } from './fill-more.mjs';

const COLUMNS = '| Plugin | State |\n| --- | --- |\n| demo | running |\n| weather | stopped |';
const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC';

/**
 * Writes what makes a chat look alive: text of all kinds, a thread, reactions, a file, people and channels.
 *
 * @param {string} url of the server
 * @param {string} token of an administrator's session
 * @returns {Promise<string>} the name of the team
 */
export async function fillChat(url, token) {
  /**
   * @typedef {{ id: string, name: string, file_infos: { id: string }[] }} Answer what is read of one
   * @param {string} method
   * @param {string} path
   * @param {unknown} [body]
   */
  const ask = async (method, path, body) => {
    const response = await fetch(`${url}/api/v4${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}` },
      body: body instanceof FormData ? body : body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return /** @type {Answer} */ (await response.json());
  };
  const team = await ask('GET', '/teams/name/main');
  const me = await ask('GET', '/users/me');
  const town = await ask('GET', `/teams/${team.id}/channels/name/town-square`);
  for (const [name, display_name] of [
    ['release', 'Release'],
    ['design', 'Design'],
  ]) {
    await ask('POST', '/channels', { team_id: team.id, name, display_name, type: 'O' }).catch(
      () => undefined,
    );
  }
  const say = (/** @type {string} */ message, more = {}) =>
    ask('POST', '/posts', { channel_id: town.id, message, ...more });
  await say('Good morning! The new **plugin** is ready for its review :tada:');
  await say('It does three things:\n1. listens to *messages*\n2. answers `/demo`\n3. keeps what it was told');
  await say('```ts\nexport const greet = (name: string) => `Hello ${name}`;\n```');
  await say(COLUMNS);
  const root = await say('Who looks at it first? ~design should know, too.');
  await say('I do, this afternoon.', { root_id: root.id });
  await say('Then I take the second look.', { root_id: root.id });
  for (const emoji_name of ['thumbsup', 'heart']) {
    await ask('POST', '/reactions', { user_id: me.id, post_id: root.id, emoji_name });
  }
  const form = new FormData();
  form.set('channel_id', town.id);
  form.set('files', new Blob([Buffer.from(PICTURE, 'base64')], { type: 'image/png' }), 'square.png');
  const { file_infos } = await ask('POST', '/files', form);
  await say('What it looks like:', { file_ids: file_infos.map(({ id }) => id) });
  await say('> Small plugins are good plugins.\n\nSee https://example.com/plugins for more.');
  await fillMore(ask, { teamId: team.id, userId: me.id });
  return team.name;
}
