import { describe, expect, it } from '@jest/globals';
import type { Post } from '@patchbay/plugin-sdk';
import { DEFAULT_CONFIGURATION } from './configuration.ts';
import { decorated, refusal } from './messages.ts';

const post = (message: string, fields: Partial<Post> = {}): Post =>
  ({ id: '', message, type: '', props: { from: 'test' }, ...fields }) as Post;

describe('refusal', () => {
  it.each(['forbidden', 'this is Forbidden here', '(forbidden)', 'forbidden!', 'FORBIDDEN'])(
    'refuses %j',
    (message) => {
      expect(refusal(message, DEFAULT_CONFIGURATION)).toContain('"forbidden"');
    },
  );

  it.each(['', 'fine', 'unforbidden', 'forbiddenly', 'forbidden_word', 'éforbidden'])(
    'lets %j through',
    (message) => {
      expect(refusal(message, DEFAULT_CONFIGURATION)).toBeUndefined();
    },
  );

  it('takes the word of the settings as it is written', () => {
    expect(refusal('a c++ b', { ...DEFAULT_CONFIGURATION, forbidden_word: 'c++' })).toContain('"c++"');
    expect(refusal('a cc b', { ...DEFAULT_CONFIGURATION, forbidden_word: 'c++' })).toBeUndefined();
    expect(refusal('forbidden', { ...DEFAULT_CONFIGURATION, forbidden_word: ' ' })).toBeUndefined();
  });
});

describe('decorated', () => {
  it('adds the text and marks the post', () => {
    expect(decorated(post('hello'), DEFAULT_CONFIGURATION)).toEqual(
      post('hello _(seen by the demo plugin)_', { props: { from: 'test', demo_decorated: true } }),
    );
  });

  it.each(['```\ncode\n```', '~~~\ncode\n~~~ ', '| a |\n| --- |\n| b |'])(
    'adds it on a line of its own where it would change what stands before: %j',
    (message) => {
      expect(decorated(post(message), DEFAULT_CONFIGURATION)?.message).toBe(
        `${message}\n\n_(seen by the demo plugin)_`,
      );
    },
  );

  it('makes a card of a message that asks for one', () => {
    expect(decorated(post('[demo] hello'), DEFAULT_CONFIGURATION)).toEqual(
      post('hello', { type: 'custom_demo', props: { from: 'test', demo_card: true } }),
    );
  });

  it.each([
    ['a message of the server', post('joined', { type: 'system_join_channel' }), DEFAULT_CONFIGURATION],
    ['a post without text', post(''), DEFAULT_CONFIGURATION],
    ['all, when switched off', post('hello'), { ...DEFAULT_CONFIGURATION, decorate: false }],
    ['all, without a text', post('hello'), { ...DEFAULT_CONFIGURATION, decoration: '' }],
  ])('leaves alone %s', (_, given, configuration) => {
    expect(decorated(given, configuration)).toBeUndefined();
  });
});
