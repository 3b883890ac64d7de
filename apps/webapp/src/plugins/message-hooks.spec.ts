import { describe, expect, it, jest } from '@jest/globals';
import type { Post } from '@mattermost/types/posts';
import { commandWillBePosted, willBePosted, willFormat } from './message-hooks.ts';

const entries = (...hooks: ((...args: never[]) => unknown)[]) =>
  hooks.map((hook, index) => ({ id: String(index), pluginId: `plugin-${index}`, hook }));
const post = { message: 'hello' } as Post;
const args = { channel_id: 'c', team_id: 't', root_id: '' };

const services = { webHalfFailed: () => undefined };

describe('willBePosted', () => {
  it('hands on what the hook before made of the post', async () => {
    const add = (text: string) => (current: Post) => ({
      post: { ...current, message: current.message + text },
    });
    expect(
      await willBePosted(
        services,
        entries(add(' a'), () => undefined, add(' b')),
        post,
      ),
    ).toEqual({
      post: { message: 'hello a b' },
    });
  });

  it('stops at the first refusal', async () => {
    const after = jest.fn();
    const refuse = () => Promise.resolve({ error: { message: 'not here' } });
    expect(await willBePosted(services, entries(refuse, after), post)).toEqual({ refused: 'not here' });
    expect(after).not.toHaveBeenCalled();
  });

  it('goes on as if it had said nothing, and reports it, when a hook throws or rejects', async () => {
    const error = new Error('broken');
    const webHalfFailed = jest.fn();
    const broken = () => {
      throw error;
    };
    const asked = await willBePosted(
      { webHalfFailed },
      entries(broken, () => Promise.reject(error)),
      post,
    );
    expect(asked).toEqual({ post });
    expect(webHalfFailed.mock.calls).toEqual([
      ['plugin-0', 'MessageWillBePosted', error],
      ['plugin-1', 'MessageWillBePosted', error],
    ]);
  });
});

describe('commandWillBePosted', () => {
  it('goes on with a rewritten command', async () => {
    const rewrite = () => ({ message: '/b', args: { ...args, root_id: 'r' } });
    expect(
      await commandWillBePosted(
        services,
        entries(rewrite, () => null),
        '/a',
        args,
      ),
    ).toEqual({
      message: '/b',
      args: { ...args, root_id: 'r' },
    });
  });

  it('swallows a command answered with an empty object, and refuses one answered with an error', async () => {
    expect(
      await commandWillBePosted(
        services,
        entries(() => ({})),
        '/a',
        args,
      ),
    ).toEqual({ swallowed: true });
    expect(
      await commandWillBePosted(
        services,
        entries(() => ({ error: { message: 'no' } })),
        '/a',
        args,
      ),
    ).toEqual({
      refused: 'no',
    });
  });
});

describe('willFormat', () => {
  it('changes the text, and leaves it where a hook answers no text or throws', () => {
    const broken = () => {
      throw new Error('broken');
    };
    const hooks = entries(
      (_post: Post, text: string) => `${text}!`,
      () => 42,
      broken,
    );
    expect(willFormat(hooks, post, 'hello')).toBe('hello!');
  });
});
