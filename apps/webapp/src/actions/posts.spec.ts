import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Post } from '@mattermost/types/posts';
import { Client4 } from 'mattermost-redux/client';
import { createAppStore } from '../store/store.ts';
import { samplePost } from '../testing/sample-post.ts';
import { ada, logIn, square } from '../testing/sample-state.ts';
import { createPost, deletePost, retryPost } from './posts.ts';

const send = jest.fn<typeof Client4.createPost>();

beforeEach(() => {
  Client4.createPost = send.mockReset();
});

function open() {
  const store = createAppStore();
  logIn(store);
  const known = (): Post[] => Object.values(store.getState().entities.posts.posts);
  return { store, known };
}

const refusal = Object.assign(new Error('not here'), { server_error_id: 'api.refused', status_code: 403 });

describe('a message that is sent', () => {
  it('stays as one that failed when the server is not reached, and goes when it is sent again', async () => {
    const { store, known } = open();
    send.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    expect(
      await store.dispatch(createPost({ webHalfFailed: () => undefined }, 'hello', square.id, '')),
    ).toEqual({ data: true });
    const [failed] = known();
    expect(failed).toMatchObject({ message: 'hello', failed: true });
    const pending_post_id = failed?.pending_post_id ?? '';
    send.mockResolvedValueOnce(samplePost('real', { user_id: ada.id, pending_post_id, update_at: 2 }));
    await store.dispatch(retryPost(failed as Post));
    expect(known().map(({ id }) => id)).toEqual(['real']);
    expect(send.mock.calls[1]?.[0]).not.toHaveProperty('failed');
  });

  it('goes again when it is refused, and the reason is told', async () => {
    const { store, known } = open();
    send.mockRejectedValueOnce(refusal);
    const result = await store.dispatch(
      createPost({ webHalfFailed: () => undefined }, 'hello', square.id, ''),
    );
    expect(result.error?.message).toBe('not here');
    expect(known()).toEqual([]);
  });

  it('is kept when it failed before and is refused now, until it is removed', async () => {
    const { store, known } = open();
    send.mockRejectedValueOnce(new TypeError('Failed to fetch')).mockRejectedValueOnce(refusal);
    await store.dispatch(createPost({ webHalfFailed: () => undefined }, 'hello', square.id, ''));
    const [failed] = known();
    const result = await store.dispatch(retryPost(failed as Post));
    expect(result.error?.message).toBe('not here');
    expect(known()).toMatchObject([{ message: 'hello', failed: true }]);
    await store.dispatch(deletePost(known()[0] as Post));
    expect(known()).toEqual([]);
  });
});
