import { ADMIN, PRIVATE, SELF, TEAM, USERS, on, type AccessCase } from './access-case.ts';
import { NOWHERE } from '../fixtures/chat-app.ts';
import type { World } from './world.ts';

const hidden = ({ privatePost }: { privatePost: { id: string } }) => ({
  params: { post_id: privatePost.id },
});

const inPrivate = ({ privateChannel }: World) => ({ params: { channel_id: privateChannel.id } });

/** A post with an older version. */
const edited = async ({ core, fresh }: World) => {
  const post = await fresh.post();
  await core.posts.patch(NOWHERE, post.id, { message: 'other words' });
  return { params: { post_id: post.id } };
};

/** One with a reply, both by `self`. */
const thread = async ({ fresh }: World) => {
  const root = await fresh.post();
  await fresh.post({ root_id: root.id });
  return { params: { thread_id: root.id } };
};

/** Who is in the channel, not only in its team or over it. */
const IN_CHANNEL = TEAM.filter((role) => role !== 'systemAdmin');
const IN_PRIVATE = PRIVATE.filter((role) => role !== 'systemAdmin');

/** A time in seconds that no test lives to see. */
const FAR_AWAY = 4_000_000_000;

export const postCases: readonly AccessCase[] = [
  on('POST /posts', TEAM, ({ channel }) => ({ body: { channel_id: channel.id, message: 'x' } })),
  on('POST /posts', PRIVATE, ({ privateChannel }) => ({
    body: { channel_id: privateChannel.id, message: 'x' },
  })),
  on('POST /posts/ephemeral', ADMIN, ({ channel, people }) => ({
    body: { user_id: people.self.id, post: { channel_id: channel.id, message: 'x' } },
  })),
  on('GET /posts/:post_id', TEAM),
  on('GET /posts/:post_id', PRIVATE, hidden),
  on('GET /posts/:post_id/thread', TEAM),
  on('GET /posts/:post_id/thread', PRIVATE, hidden),
  on('GET /posts/:post_id/reveal', IN_CHANNEL, undefined, { ok: 400 }),
  on('GET /posts/:post_id/reveal', IN_PRIVATE, hidden, { ok: 400 }),
  on('DELETE /posts/:post_id/burn', IN_CHANNEL, undefined, { ok: 400 }),
  on('DELETE /posts/:post_id/burn', IN_PRIVATE, hidden, { ok: 400 }),
  on('GET /posts/:post_id/reactions', TEAM),
  on('GET /posts/:post_id/reactions', PRIVATE, hidden),
  on('POST /reactions', ['self'], ({ people, post }) => ({
    body: { user_id: people.self.id, post_id: post.id, emoji_name: 'smile' },
  })),
  on('DELETE /users/:user_id/posts/:post_id/reactions/:emoji_name', SELF, () => ({
    params: { emoji_name: 'smile' },
  })),
  on('POST /posts/ids/reactions', TEAM, ({ post }) => ({ body: [post.id] })),
  on('POST /posts/ids/reactions', PRIVATE, ({ privatePost }) => ({ body: [privatePost.id] })),
  on('PUT /posts/:post_id', SELF, ({ post }) => ({
    body: { id: post.id, message: 'y' },
  })),
  on('PUT /posts/:post_id/patch', SELF, () => ({
    body: { message: 'z' },
  })),
  on('DELETE /posts/:post_id', ['self', 'teamAdmin', 'systemAdmin'], async ({ fresh }) => ({
    params: { post_id: (await fresh.post()).id },
  })),
  on('GET /channels/:channel_id/posts', TEAM),
  on('GET /channels/:channel_id/posts', PRIVATE, ({ privateChannel }) => ({
    params: { channel_id: privateChannel.id },
  })),
  on('GET /channels/:channel_id/pinned', TEAM),
  on('GET /channels/:channel_id/pinned', PRIVATE, inPrivate),
  on('POST /posts/ids', USERS, ({ post }) => ({ body: [post.id] })),
  on('GET /posts/:post_id/info', TEAM, undefined, { denied: 404 }),
  on('GET /posts/:post_id/info', PRIVATE, hidden, { denied: 404 }),
  on('GET /posts/:post_id/edit_history', ['self'], edited),
  on('POST /posts/:post_id/restore/:restore_version_id', ['self'], async (world) => {
    const { params } = await edited(world);
    const [version] = await world.core.posts.history(params.post_id);
    return { params: { ...params, restore_version_id: version?.id ?? '' } };
  }),
  on('POST /posts/:post_id/pin', TEAM),
  on('POST /posts/:post_id/pin', PRIVATE, hidden),
  on('POST /posts/:post_id/unpin', TEAM),
  on('POST /posts/:post_id/unpin', PRIVATE, hidden),
  on('GET /users/:user_id/posts/flagged', SELF),
  on('GET /users/:user_id/channels/:channel_id/posts/unread', SELF),
  on('GET /users/:user_id/channels/:channel_id/posts/unread', SELF, inPrivate),
  on('POST /users/:user_id/posts/:post_id/set_unread', SELF),
  on('POST /users/:user_id/posts/:post_id/reminder', SELF, () => ({
    body: { target_time: FAR_AWAY },
  })),
  on('GET /users/:user_id/teams/:team_id/threads', SELF),
  on('PUT /users/:user_id/teams/:team_id/threads/read', SELF),
  on('GET /users/:user_id/teams/:team_id/threads/:thread_id', SELF, thread),
  on('PUT /users/:user_id/teams/:team_id/threads/:thread_id/following', SELF, thread),
  on('DELETE /users/:user_id/teams/:team_id/threads/:thread_id/following', SELF, thread),
  on('PUT /users/:user_id/teams/:team_id/threads/:thread_id/read/:timestamp', SELF, async (world) => ({
    params: { ...(await thread(world)).params, timestamp: '1' },
  })),
  on('POST /users/:user_id/teams/:team_id/threads/:thread_id/set_unread/:post_id', SELF, async (world) => {
    const { params } = await thread(world);
    return { params: { ...params, post_id: params.thread_id } };
  }),
  on('POST /drafts', TEAM, ({ channel }) => ({ body: { channel_id: channel.id, message: 'begun' } })),
  on('POST /drafts', PRIVATE, ({ privateChannel }) => ({
    body: { channel_id: privateChannel.id, message: 'begun' },
  })),
  // What somebody has not said yet is theirs alone.
  on('GET /users/:user_id/teams/:team_id/drafts', ['self']),
  on('DELETE /users/:user_id/channels/:channel_id/drafts', ['self']),
  on('DELETE /users/:user_id/channels/:channel_id/drafts/:thread_id', ['self'], ({ post }) => ({
    params: { thread_id: post.id },
  })),
];
