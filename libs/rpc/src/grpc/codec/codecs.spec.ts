import { describe, expect, it } from '@jest/globals';
import { hookMethods } from '@patchbay/contract';
import protobuf from 'protobufjs/minimal.js';
import type { ProtoError } from '../../errors.ts';
import { filledArgs } from '../fixtures/filled.ts';
import { decode, encode } from './codecs.ts';

const failure = (run: () => unknown): ProtoError => {
  try {
    run();
  } catch (error) {
    return error as ProtoError;
  }
  throw new Error('nothing was thrown');
};

describe('a value for a message', () => {
  it('may lack what is zero, and reads back with everything', () => {
    const post = decode('Post', encode('Post', { id: 'p', message: 'hello' })) as Record<string, unknown>;
    expect(post).toMatchObject({
      id: 'p',
      message: 'hello',
      create_at: 0,
      is_pinned: false,
      props: {},
      file_ids: [],
    });
    expect(post['metadata']).toBeUndefined();
    expect(post['remote_id']).toBeUndefined();
  });

  it.each([-1, 1, 127, 128, 2 ** 31, -(2 ** 40), Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER])(
    'keeps the number %d',
    (number) => {
      expect(decode('Post', encode('Post', { create_at: number }))).toMatchObject({ create_at: number });
    },
  );

  it('tells an absent setting from an empty one', () => {
    const read = (value: object) => decode('ServiceSettings', encode('ServiceSettings', value));
    expect(read({ EnableTesting: false, SiteURL: '', TLSOverwriteCiphers: [] })).toMatchObject({
      EnableTesting: false,
      SiteURL: '',
    });
    expect((read({}) as Record<string, unknown>)['EnableTesting']).toBeUndefined();
    const lists = (value: object) =>
      decode('AutoTranslationSettings', encode('AutoTranslationSettings', value));
    expect(lists({ TargetLanguages: [] })).toMatchObject({ TargetLanguages: [] });
    expect((lists({}) as Record<string, unknown>)['TargetLanguages']).toBeUndefined();
  });

  it('keeps what is said in JSON alone as JSON would', () => {
    const props = {
      when: new Date(0),
      bytes: Buffer.from('hi'),
      big: 12n,
      absent: undefined,
      list: [null, 1.5, { a: true }],
    };
    const post = decode('Post', encode('Post', { props })) as { props: unknown };
    expect(post.props).toEqual({
      when: '1970-01-01T00:00:00.000Z',
      bytes: 'aGk=',
      big: 12,
      list: [null, 1.5, { a: true }],
    });
  });

  it('becomes a record in which no key is special', () => {
    const props = JSON.parse('{"__proto__": {"polluted": 1}, "constructor": 2}') as object;
    const post = decode('Post', encode('Post', { props })) as { props: object };
    expect(Object.keys(post.props)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(post.props)).not.toBe(Object.prototype);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it.each([
    [
      'a text where a number belongs',
      { create_at: 'now' },
      'Post.create_at: a value of type string is no int64',
    ],
    ['a fraction', { create_at: 1.5 }, 'Post.create_at: a fraction is no int64'],
    ['a number beyond 2^53', { create_at: 2 ** 60 }, 'Post.create_at: a number out of range is no int64'],
    ['one thing for a list', { file_ids: 'f' }, 'Post.file_ids: a value of type string is no list'],
    ['a hole in a list', { participants: [null] }, 'Post.participants: null is no User'],
    ['a list for an object', { props: [] }, 'Post.props: an array is no object'],
    [
      'a function',
      { props: { a: [() => 1] } },
      'Post.props["a"]: a value of type function has no form in JSON',
    ],
  ])('that is %s is refused by name', (_, value, message) => {
    expect(failure(() => encode('Post', value)).message).toBe(`protobuf: ${message}`);
  });

  it('that contains itself is refused', () => {
    const data: { SubCommands: unknown[] } = { SubCommands: [] };
    data.SubCommands.push(data);
    expect(failure(() => encode('AutocompleteData', data))).toMatchObject({ code: 'limit' });
    const props: Record<string, unknown> = {};
    props['self'] = props;
    expect(failure(() => encode('Post', { props }))).toMatchObject({ code: 'limit' });
  });
});

describe('bytes that are no message', () => {
  it.each([
    ['a length beyond the end', [0x0a, 0x7f, 0x41], 'truncated'],
    ['a tag alone', [0x0a], 'malformed'],
    ['an endless number', [0x10, ...new Array<number>(11).fill(0xff)], 'malformed'],
    ['another wire type', [0x08, 0x01], 'mismatch'],
    ['a message beyond its end', [0x72, 0x03, 0x0a, 0x7f, 0x41], 'truncated'],
    ['a number beyond 2^53', [0x10, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f], 'range'],
  ])('%s', (_, bytes, code) => {
    expect(failure(() => decode('Post', Buffer.from(bytes)))).toMatchObject({ name: 'ProtoError', code });
  });

  it('fields nobody knows are passed over', () => {
    const bytes = Buffer.concat([Buffer.from([0xfa, 0x7d, 0x02, 1, 2]), encode('Post', { id: 'p' })]);
    expect(decode('Post', bytes)).toMatchObject({ id: 'p' });
  });

  it('a nest of messages deeper than anybody builds', () => {
    let bytes = Buffer.alloc(0);
    const tag = encode('AutocompleteData', { SubCommands: [{}] })[0] as number;
    for (let depth = 0; depth < 200; depth++)
      bytes = Buffer.from(protobuf.Writer.create().uint32(tag).bytes(bytes).finish());
    expect(failure(() => decode('AutocompleteData', bytes))).toMatchObject({ code: 'limit' });
  });

  it('few bytes that stand for very many objects', () => {
    const [tag] = encode('SearchUsersResponse', [[{}]]);
    const bytes = Buffer.alloc(200_000);
    for (let at = 0; at < bytes.length; at += 2) bytes[at] = tag as number;
    expect(failure(() => decode('SearchUsersResponse', bytes))).toMatchObject({ code: 'limit' });
  });
});

describe('ten thousand messages with some bytes changed', () => {
  it('are read or refused, each by name, and nothing else happens', () => {
    let seed = 20_261_121;
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return seed % below;
    };
    const messages = [
      'MessageWillBePosted',
      'OnSAMLLogin',
      'ConfigurationWillBeSaved',
      'ExecuteCommand',
    ] as const;
    const originals = messages.map((name) => {
      const args = filledArgs(hookMethods[name]);
      return [`${name}Request`, encode(`${name}Request`, args)] as const;
    });
    let refused = 0;
    for (let round = 0; round < 10_000; round++) {
      const [name, original] = originals[random(originals.length)] as (typeof originals)[number];
      const start = random(original.length);
      const bytes = Buffer.from(original.subarray(0, start + random(original.length - start) + 1));
      for (let change = random(4); change >= 0; change--) bytes[random(bytes.length)] = random(256);
      try {
        decode(name, bytes);
      } catch (error) {
        expect(error).toMatchObject({ name: 'ProtoError', message: expect.stringContaining(name) });
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(1_000);
  });
});
