import { describe, expect, it } from '@jest/globals';
import type { API, Context, HookArgs, HookResult, Hooks, Input, Post, User } from './index.ts';

/** The compiler checks these; at run time they are plain values and calls. */
describe('the TypeScript view of Go values', () => {
  it('lets a caller leave out what is zero, and a reader see everything', async () => {
    const stored: Pick<Post, 'id' | 'message' | 'is_pinned'> = { id: 'p1', message: 'hi', is_pinned: false };
    const api: Pick<API, 'CreatePost'> = {
      CreatePost: (post: Input<Post>) => Promise.resolve({ ...stored, message: post.message } as Post),
    };
    const created = await api.CreatePost({ channel_id: 'c1', message: 'hello' });
    const message: string = created.message;
    expect(message).toBe('hello');
    // @ts-expect-error a post has no such property
    await api.CreatePost({ channel: 'c1' });
    // @ts-expect-error a message is text
    await api.CreatePost({ message: 1 });
  });

  it('lets a hook answer at once or later, with a tuple for several results', async () => {
    const plugin: Partial<Hooks> = {
      MessageWillBePosted: (_context, post) => [{ ...post, message: post.message.trim() }, ''],
      UserWillLogIn: (_context, user) => Promise.resolve(user.username === 'eve' ? 'no' : ''),
    };
    const args: HookArgs<'MessageWillBePosted'> = [{} as Context, { message: ' hi ' } as Post];
    const result = (await plugin.MessageWillBePosted?.(...args)) as HookResult<'MessageWillBePosted'>;
    expect(result[0]?.message).toBe('hi');
    expect(await plugin.UserWillLogIn?.({} as Context, { username: 'eve' } as User)).toBe('no');
  });

  it('refuses a hook that forgets its reason, or answers with nothing', () => {
    const wrong: Partial<Hooks>[] = [
      // @ts-expect-error the reason is missing
      { MessageWillBePosted: (_context, post) => [post] },
      // @ts-expect-error nothing is not a verdict
      { UserWillLogIn: () => undefined },
    ];
    expect(wrong).toHaveLength(2);
  });
});
