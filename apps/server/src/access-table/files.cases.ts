import { multipart, type Part } from '../fixtures/multipart.ts';
import { ADMIN, EVERYBODY, NOBODY, on, PRIVATE, SELF, TEAM, TEAM_ADMINS, USERS } from './access-case.ts';
import type { World } from './world.ts';

/** One pixel. */
const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const IMAGE: Part = { name: 'image', filename: 'a.gif', value: GIF };

const NOWHERE = {
  SessionId: '',
  ConnectionId: '',
  RequestId: '',
  IPAddress: '',
  AcceptLanguage: '',
  UserAgent: '',
};

/** Uploaded by `self`. */
const file = async ({ core, people, channel, privateChannel }: World, isPrivate: boolean) => {
  const channelId = (isPrivate ? privateChannel : channel).id;
  const upload = { channelId, userId: people.self.id, name: 'a.gif', data: GIF };
  return { params: { file_id: (await core.fileUploads.upload(NOWHERE, upload)).id } };
};
const shown = (world: World) => file(world, false);
const hidden = (world: World) => file(world, true);

const emoji = async ({ core, people, fresh }: World) => {
  const given = { name: fresh.name(), creator_id: people.self.id };
  const { id, name } = await core.emoji.create(given, GIF);
  return { params: { emoji_id: id, emoji_name: name } };
};

const upload = async ({ core, people, channel }: World) => {
  const session = await core.uploads.create({
    type: 'attachment',
    user_id: people.self.id,
    channel_id: channel.id,
    filename: 'a',
    file_size: 1,
  });
  return { params: { upload_id: session.id } };
};

/** Files, uploads, emoji, icons and pictures. */
export const fileCases = [
  on('POST /files', TEAM, ({ channel }) =>
    multipart({ name: 'channel_id', value: channel.id }, { name: 'files', filename: 'a', value: 'x' }),
  ),
  on('POST /files', PRIVATE, ({ privateChannel }) =>
    multipart({ name: 'channel_id', value: privateChannel.id }, { name: 'files', filename: 'a', value: 'x' }),
  ),
  ...['', '/thumbnail', '/preview', '/info'].flatMap((part) => [
    on(`GET /files/:file_id${part}`, TEAM, shown),
    on(`GET /files/:file_id${part}`, PRIVATE, hidden),
  ]),
  on('GET /files/:file_id/link', NOBODY, shown),
  on('GET /posts/:post_id/files/info', TEAM),
  on('POST /uploads', TEAM, ({ channel }) => ({
    body: { channel_id: channel.id, filename: 'a', file_size: 1 },
  })),
  on('GET /uploads/:upload_id', SELF, upload),
  on('POST /uploads/:upload_id', ['self'], async (world) => ({ ...(await upload(world)), body: 'x' })),
  on('GET /users/:user_id/uploads', ['self']),
  on('POST /emoji', USERS, ({ personOf, fresh }, who) =>
    multipart(
      { name: 'emoji', value: JSON.stringify({ name: fresh.name(), creator_id: personOf(who).id }) },
      IMAGE,
    ),
  ),
  on('GET /emoji', USERS),
  on('POST /emoji/search', USERS, () => ({ body: { term: 'x' } })),
  on('GET /emoji/autocomplete', USERS, () => ({ query: '?name=x' })),
  on('GET /emoji/:emoji_id', USERS, emoji),
  on('GET /emoji/:emoji_id/image', USERS, emoji),
  on('GET /emoji/name/:emoji_name', USERS, emoji),
  on('DELETE /emoji/:emoji_id', SELF, emoji),
  on('GET /teams/:team_id/image', TEAM, async ({ core, team }) => {
    await core.teamIcons.set(team.id, GIF);
    return {};
  }),
  on('POST /teams/:team_id/image', TEAM_ADMINS, () => multipart(IMAGE)),
  on('DELETE /teams/:team_id/image', TEAM_ADMINS),
  on('GET /users/:user_id/image/default', USERS),
  on('POST /users/:user_id/image', SELF, () => multipart(IMAGE)),
  on('DELETE /users/:user_id/image', SELF),
  on('POST /brand/image', ADMIN, () => multipart(IMAGE)),
  on('GET /brand/image', EVERYBODY, async ({ core }) => {
    await core.brandImage.set(GIF);
    return {};
  }),
  on('DELETE /brand/image', ADMIN, async ({ core }) => {
    await core.brandImage.set(GIF);
    return {};
  }),
];
