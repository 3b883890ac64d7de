import { describe, expect, it, jest } from '@jest/globals';
import type { Post } from '@mattermost/types/posts';
import { commandWillBePosted, willBePosted, willFormat } from './message-hooks.ts';

const entries = (...hooks: ((...args: never[]) => unknown)[]) =>
  hooks.map((hook, index) => ({ id: String(index), pluginId: `plugin-${index}`, hook }));
const post = { message: 'hello' } as Post;
const args = { channel_id: 'c', team_id: 't', root_id: '' };

describe('willBePosted', () => {
  it('hands on what the hook before made of the post', async () => {
    const add = (text: string) => (current: Post) => ({
      post: { ...current, message: current.message + text },
    });
    expect(
      await willBePosted(
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
    expect(await willBePosted(entries(refuse, after), post)).toEqual({ refused: 'not here' });
    expect(after).not.toHaveBeenCalled();
  });

  it('refuses, naming the plugin, when a hook throws', async () => {
    const broken = () => {
      throw new Error('broken');
    };
    expect(await willBePosted(entries(broken), post)).toEqual({ refused: 'plugin-0: broken' });
  });
});

describe('commandWillBePosted', () => {
  it('goes on with a rewritten command', async () => {
    const rewrite = () => ({ message: '/b', args: { ...args, root_id: 'r' } });
    expect(
      await commandWillBePosted(
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
        entries(() => ({})),
        '/a',
        args,
      ),
    ).toEqual({ swallowed: true });
    expect(
      await commandWillBePosted(
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
