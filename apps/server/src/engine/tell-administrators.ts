import type { Context, User } from '@patchbay/contract';
import { newId, type Core } from '@patchbay/core';
import type { PluginStatus } from '@patchbay/host';
import type { Logger } from './logger.ts';

/** The account that Mattermost's server speaks as. */
const SYSTEM_BOT = { username: 'system-bot', display_name: 'System' };
/** Administrators who are told; whoever has more than that has other ways to hear of it. */
const MOST_ADMINISTRATORS = 200;

export type ToldBy = Pick<Core, 'bots' | 'channels' | 'posts' | 'users'>;

/**
 * Sends each system administrator a direct message about a plugin that stays down, one plugin after the other. What is
 * returned never rejects.
 */
export function administratorsTold(core: ToldBy, logger: Logger): (status: PluginStatus) => Promise<void> {
  let before = Promise.resolve();
  return (status) => (before = before.then(() => tell(core, logger, status)));
}

async function tell(core: ToldBy, logger: Logger, status: PluginStatus): Promise<void> {
  try {
    const people = await core.users.list({
      page: 0,
      perPage: MOST_ADMINISTRATORS,
      role: 'system_admin',
      active: true,
    });
    const administrators = people.filter((user) => !user.is_bot);
    const [first] = administrators;
    if (!first) return;
    const botId = await systemBot(core, first);
    for (const { id } of administrators) {
      const context = serverContext();
      const channel = await core.channels.direct(context, botId, id);
      const post = { channel_id: channel.id, user_id: botId, message: messageOf(status) };
      await core.posts.create(context, post, { setOnline: false });
    }
  } catch (error) {
    logger.error('The administrators could not be told that a plugin stays down', {
      plugin_id: status.plugin_id,
      error: error instanceof Error ? error.message : String(error),
    });
  }
}

async function systemBot(core: ToldBy, owner: User): Promise<string> {
  const { username } = SYSTEM_BOT;
  const [existing] = await core.users.getByUsernames([username]);
  if (existing && !existing.is_bot) throw new Error(`the name ${username} belongs to a person`);
  return (
    existing?.id ?? (await core.bots.create(serverContext(), { ...SYSTEM_BOT, owner_id: owner.id })).user_id
  );
}

function messageOf({ error, name, plugin_id: id, version }: PluginStatus): string {
  const [what = '', ...lastWords] = error.split('\n');
  // What a dying plugin says is shown as it is, and may not end the block that it stands in.
  const words = lastWords.join('\n').replaceAll('```', "'''");
  return [
    `The plugin **${name}** (\`${id}\`, version ${version}) has stopped, and is not started again. ${what}`,
    ...(words === '' ? [] : [`\`\`\`\n${words}\n\`\`\``]),
    `What it was doing is in the System Console under Plugins, and in \`patchbay plugin crashes ${id}\`; what it said before that in \`patchbay plugin logs ${id}\`.`,
  ].join('\n');
}

function serverContext(): Context {
  return {
    SessionId: '',
    ConnectionId: '',
    RequestId: newId(),
    IPAddress: '',
    AcceptLanguage: '',
    UserAgent: '',
  };
}
