import type { API, Post } from '@patchbay/contract';
import { emptyContext } from '../model/empty-context.ts';
import type { ApiScope } from './api-scope.ts';
import { received } from './input.ts';

type Methods = Pick<
  API,
  | 'CreatePost'
  | 'SendEphemeralPost'
  | 'UpdateEphemeralPost'
  | 'DeleteEphemeralPost'
  | 'DeletePost'
  | 'GetPostThread'
  | 'GetPost'
  | 'GetPostsSince'
  | 'GetPostsAfter'
  | 'GetPostsBefore'
  | 'GetPostsForChannel'
  | 'UpdatePost'
>;

/** Posts. The other plugins are asked about them, and this one too. */
export function postsApi({ core, manifest }: ApiScope): Methods {
  const post = (given: Parameters<API['CreatePost']>[0]) => received<Post>('model.Post', given);
  return {
    CreatePost: (given) => core.posts.create(emptyContext(), fromPlugin(post(given)), { setOnline: false }),
    SendEphemeralPost: (userId, given) => Promise.resolve(core.ephemeral.send(userId, post(given))),
    UpdateEphemeralPost: (userId, given) => Promise.resolve(core.ephemeral.update(userId, post(given))),
    DeleteEphemeralPost: (userId, postId) => {
      core.ephemeral.delete(userId, postId);
      return Promise.resolve();
    },
    DeletePost: async (postId) => {
      await core.posts.delete(emptyContext(), postId, manifest.id);
    },
    GetPostThread: (postId) => core.postListing.thread(postId),
    GetPost: (postId) => core.posts.get(postId),
    GetPostsSince: (channelId, time) => core.postListing.since(channelId, time),
    GetPostsAfter: (channelId, postId, page, perPage) =>
      core.postListing.after(channelId, postId, { page, perPage }),
    GetPostsBefore: (channelId, postId, page, perPage) =>
      core.postListing.before(channelId, postId, { page, perPage }),
    GetPostsForChannel: (channelId, page, perPage) =>
      core.postListing.forChannel(channelId, { page, perPage }),
    UpdatePost: (given) => core.posts.update(emptyContext(), post(given)),
  };
}

/** Clients show where such a post comes from. */
function fromPlugin(post: Post): Post {
  return { ...post, props: { ...post.props, from_plugin: 'true' } };
}
