import { ADMIN, PRIVATE, SELF, TEAM, on, type AccessCase } from './access-case.ts';

const hidden = ({ privatePost }: { privatePost: { id: string } }) => ({
  params: { post_id: privatePost.id },
});

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
];
