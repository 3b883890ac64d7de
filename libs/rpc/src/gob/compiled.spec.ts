import { describe, expect, it } from '@jest/globals';
import { AppError } from '@patchbay/contract';
import { GobError } from '../errors.ts';
import { GobDecoder, NEED_MORE } from './decoder.ts';
import { EncoderPool, GobEncoder } from './encoder.ts';
import { ErrorString } from './errors-on-wire.ts';
import { readAnything } from './generic.ts';
import { LocalTypes } from './local-type.ts';
import type { TypeTable } from './local-type.ts';
import { asGobType, gobTypeOf } from './special.ts';
import { TypedDecoder } from './typed-decoder.ts';
import { GobWriter } from './writer.ts';

const table: TypeTable = {
  'm.Point': {
    kind: 'struct',
    fields: [
      { name: 'X', type: 'int' },
      { name: 'Y', type: 'int32', json: 'y' },
    ],
  },
  'm.Base': {
    kind: 'struct',
    fields: [
      { name: 'Id', type: 'string', json: 'id' },
      { name: 'Note', type: 'string' },
    ],
  },
  'm.Props': { kind: 'map', key: 'string', elem: 'any' },
  'm.Color': { kind: 'string' },
  'time.Time': { kind: 'gobEncoder' },
  'url.URL': { kind: 'binaryMarshaler' },
  'm.Thing': {
    kind: 'struct',
    fields: [
      { name: 'Base', type: 'm.Base', embedded: true },
      { name: 'Note', type: 'string', json: 'note' },
      { name: 'On', type: 'bool', json: 'on' },
      { name: 'Maybe', type: '*bool', json: 'maybe' },
      { name: 'Size', type: 'float64', json: 'size' },
      { name: 'Raw', type: '[]byte', json: 'raw' },
      { name: 'Props', type: 'm.Props', json: 'props' },
      { name: 'Color', type: 'm.Color', json: 'color' },
      { name: 'Points', type: '[]*m.Point', json: 'points' },
      { name: 'ByNumber', type: 'map[int]string', json: 'by_number' },
      { name: 'At', type: 'time.Time', json: 'at' },
      { name: 'Link', type: '*url.URL', json: 'link' },
      { name: 'Next', type: '*m.Thing', json: 'next' },
      { name: 'Err', type: 'error', json: '-' },
      { name: 'Where', type: 'm.Point', json: 'where' },
      { name: 'Four', type: '[4]uint8', json: 'four' },
    ],
  },
  'm.Older': {
    kind: 'struct',
    fields: [
      { name: 'Where', type: 'm.OlderPoint' },
      { name: 'Extra', type: '[]m.Point' },
      { name: 'Note', type: 'string' },
      { name: 'On', type: 'bool' },
    ],
  },
  'm.OlderPoint': { kind: 'struct', fields: [{ name: 'Y', type: 'int32' }] },
  'm.Wrong': {
    kind: 'struct',
    fields: [
      { name: 'Note', type: 'int' },
      { name: 'Props', type: 'm.Wrongs' },
    ],
  },
  'm.Wrongs': { kind: 'map', key: 'string', elem: 'any' },
  'model.AppError': {
    kind: 'struct',
    fields: [
      { name: 'Id', type: 'string', json: 'id' },
      { name: 'StatusCode', type: 'int', json: 'status_code' },
      { name: 'Where', type: 'string', json: '-' },
    ],
  },
  'plugin.ErrorString': {
    kind: 'struct',
    fields: [
      { name: 'Code', type: 'int' },
      { name: 'Err', type: 'string' },
    ],
  },
};

const registered = [
  { name: '[]interface {}', type: '[]any' },
  { name: 'map[string]interface {}', type: 'map[string]any' },
  { name: '*model.AppError', type: '*model.AppError' },
  { name: '*plugin.ErrorString', type: '*plugin.ErrorString' },
  { name: '*m.Point', type: '*m.Point' },
  { name: '[]*m.Point', type: '[]*m.Point' },
];

const types = new LocalTypes([table], registered);

function stream(): { send(expression: string, value: unknown): Buffer; decoder: TypedDecoder } {
  const encoder = new GobEncoder(new EncoderPool(types));
  return {
    send: (expression, value) => {
      const w = new GobWriter(16);
      encoder.encode(w, types.type(expression), value);
      return Buffer.from(w.buf.subarray(0, w.pos));
    },
    decoder: new TypedDecoder(types),
  };
}

function through(sent: string, value: unknown, received = sent, seed?: unknown): unknown {
  const { send, decoder } = stream();
  decoder.push(send(sent, value));
  return decoder.next(types.type(received), seed);
}

const zeroThing = {
  note: '', on: false, maybe: undefined, size: 0, raw: Buffer.alloc(0), props: {}, color: '', points: [],
  by_number: new Map(), at: new Date('0001-01-01T00:00:00Z'), link: undefined, next: undefined, Err: undefined,
  where: { X: 0, y: 0 }, four: [0, 0, 0, 0], id: '', Note: '',
}; // prettier-ignore

describe('compiled codecs', () => {
  it('fill every field with its zero value', () => {
    expect(through('m.Thing', {})).toEqual(zeroThing);
  });

  it('bring back every kind of field', () => {
    const thing = {
      ...zeroThing,
      id: 'an id', Note: 'of the base', note: 'ÿ and 💬', on: true, maybe: false, size: -2.5,
      raw: Buffer.from([0, 255]), color: 'red', points: [{ X: -5, y: 7 }, { X: 2 ** 53 - 1, y: -(2 ** 31) }],
      by_number: new Map([[-1, 'minus']]), at: new Date('2024-02-29T12:34:56.789Z'), link: 'https://a.example/?b=c',
      next: { ...zeroThing, note: 'inner'.repeat(20) }, where: { X: 1, y: 0 }, four: [1, 2, 0, 200],
    }; // prettier-ignore
    expect(through('m.Thing', thing)).toEqual(thing);
  });

  it('bring back values of any kind inside an interface', () => {
    const props = {
      text: 'text', long: 'l'.repeat(300), whole: 7, half: 0.5, yes: true, none: null,
      list: ['a', 1, null, { deep: [[]] }], bytes: Buffer.from('b'), __proto__x: 1,
    }; // prettier-ignore
    const got = through('m.Thing', { props }) as { props: object };
    expect(got.props).toEqual(props);
    expect('constructor' in got.props).toBe(false);
  });

  it('keep a key named __proto__ as a key', () => {
    const props: unknown = JSON.parse('{"__proto__":{"polluted":true}}');
    const got = through('m.Props', props) as Record<string, unknown>;
    expect(Object.keys(got)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('carry a registered type in an interface, and remember it for the way back', () => {
    const points = asGobType('[]*m.Point', [{ X: 1 }]);
    const got = through('m.Props', { points }) as { points: object };
    expect(got.points).toEqual([{ X: 1, y: 0 }]);
    expect(gobTypeOf(got.points)).toBe('[]*m.Point');
    const again = through('m.Props', { ...got }) as { points: object };
    expect(gobTypeOf(again.points)).toBe('[]*m.Point');
  });

  it('name the Go types of an interface as encoding/json would choose them', () => {
    const { send } = stream();
    const decoder = new GobDecoder();
    decoder.push(send('m.Props', { n: 3, b: 3n, l: [], o: {}, d: new Date(0) }));
    const kinds: string[] = [];
    decoder.next((r, id) => {
      const value = readAnything(r, id);
      if (
        typeof value === 'object' &&
        value !== null &&
        'map' in value &&
        !Array.isArray(value) &&
        !Buffer.isBuffer(value)
      )
        for (const [, part] of value.map)
          kinds.push((part as { interface: { type: string } }).interface.type);
    });
    expect(kinds).toEqual(['float64', 'int64', '[]interface {}', 'map[string]interface {}', 'string']);
  });

  it('return errors as the class they had', () => {
    const app = through('m.Thing', { Err: new AppError('some.id', 'Where', 404) }) as { Err: AppError };
    expect(app.Err).toBeInstanceOf(AppError);
    expect([app.Err.id, app.Err.status_code, app.Err.where]).toEqual(['some.id', 404, 'Where']);
    const text = through('m.Thing', { Err: new ErrorString('EOF', 1) }) as { Err: ErrorString };
    expect([text.Err.message, text.Err.code]).toEqual(['EOF', 1]);
    const other = through('m.Thing', { Err: new TypeError('plain') }) as { Err: ErrorString };
    expect([other.Err.message, other.Err.code]).toEqual(['plain', 0]);
  });

  it('match fields by name: others are stepped over, absent ones are zero', () => {
    const older = { Where: { y: 9 }, Extra: [{ X: 1 }], Note: 'old', On: true };
    expect(through('m.Older', { ...older, Where: { Y: 9 } }, 'm.Thing')).toEqual({
      ...zeroThing,
      note: 'old',
      on: true,
      where: { X: 0, y: 9 },
    });
  });

  it('keep of a seed what the sender cannot know, at every depth, and nothing else', () => {
    const seed = { ...zeroThing, id: 'kept', note: 'lost', on: true, size: 3, where: { X: 5, y: 6 } };
    expect(through('m.Older', { Where: {} }, 'm.Thing', seed)).toEqual({
      ...zeroThing,
      id: 'kept',
      size: 3,
      where: { X: 5, y: 0 },
    });
  });

  it('take method arguments as lists', () => {
    const { send, decoder } = stream();
    const w = new GobWriter();
    new GobEncoder(new EncoderPool(types)).encode(w, types.tuple('m.Point'), [4, 5]);
    decoder.push(Buffer.from(w.buf.subarray(0, w.pos)));
    expect(decoder.next(types.type('m.Point'))).toEqual({ X: 4, y: 5 });
    decoder.push(send('string', 'x').subarray(0, 0));
    expect(decoder.next(types.type('m.Point'))).toBe(NEED_MORE);
    expect(through('m.Point', { X: 4, y: 5 })).toEqual({ X: 4, y: 5 });
  });

  it('send each definition once', () => {
    const { send } = stream();
    const first = send('m.Point', { X: 1 });
    const second = send('m.Point', { X: 1 });
    expect(first.length).toBeGreaterThan(second.length);
    expect(first.subarray(-second.length)).toEqual(second);
  });
});

describe('a value that does not fit', () => {
  const refused = (act: () => unknown): GobError => {
    try {
      act();
    } catch (error) {
      if (error instanceof GobError) return error;
      throw error;
    }
    throw new Error('nothing was thrown');
  };

  it('fails by the path of the field, and the stream goes on', () => {
    const { send, decoder } = stream();
    decoder.push(Buffer.concat([send('m.Thing', { note: 'text' }), send('string', 'next')]));
    const error = refused(() => decoder.next(types.type('m.Wrong')));
    expect([error.code, error.path, error.fatal]).toEqual(['mismatch', 'Note', false]);
    expect(decoder.next(types.type('string'))).toBe('next');
  });

  it('fails when an interface holds a type that is not registered, and the stream goes on', () => {
    const elsewhere = new LocalTypes([table], [...registered, { name: 'other.Secret', type: 'm.Base' }]);
    const w = new GobWriter();
    const encoder = new GobEncoder(new EncoderPool(elsewhere));
    const props = { list: [1, asGobType('other.Secret', { id: 'x' })] };
    encoder.encode(w, elsewhere.type('m.Thing'), { next: { props } });
    encoder.encode(w, elsewhere.type('string'), 'next');
    const decoder = new TypedDecoder(types);
    decoder.push(Buffer.from(w.buf.subarray(0, w.pos)));
    const error = refused(() => decoder.next(types.type('m.Thing')));
    expect([error.code, error.path]).toEqual(['unregistered', 'Next.Props["list"][1]']);
    expect(error.message).toContain('other.Secret');
    expect(decoder.next(types.type('string'))).toBe('next');
  });

  it.each([
    ['a whole number that is none', 'm.Point', { X: 1.5 }, 'X'],
    ['a number beyond its width', 'm.Point', { y: 2 ** 31 }, 'Y'],
    ['a number beyond 2^53-1', 'm.Point', { X: 2 ** 53 }, 'X'],
    ['a string where a number belongs', 'm.Point', { X: '1' }, 'X'],
    ['a hole in a list of pointers', 'm.Thing', { points: [{}, undefined] }, 'Points[1]'],
    ['a function in an interface', 'm.Thing', { props: { f: () => 1 } }, 'Props["f"]'],
    ['an unregistered type in an interface', 'm.Props', { x: asGobType('no.Such', {}) }, '["x"]'],
    ['an invalid date', 'm.Thing', { at: new Date(NaN) }, 'At'],
    ['an array of another length', 'm.Thing', { four: [1] }, 'Four'],
  ])('is refused before it is sent: %s', (_, type, value, path) => {
    const { send, decoder } = stream();
    expect(refused(() => send(type, value)).path).toBe(path);
    decoder.push(send('m.Point', { X: 8 }));
    expect(decoder.next(types.type('m.Point'))).toEqual({ X: 8, y: 0 });
  });

  it('is refused when it contains itself', () => {
    const props: Record<string, unknown> = {};
    props['self'] = props;
    expect(refused(() => stream().send('m.Props', props)).code).toBe('limit');
  });

  it('is refused when it is nested too deeply by its sender, and the stream goes on', () => {
    // One list in a list, 1000 deep, by hand: [ [ [ ... ] ] ] as []interface {}.
    const w = new GobWriter();
    const { send, decoder } = stream();
    const definitions = send('[]any', [[]]);
    const id = types.type('[]any').id;
    const start = w.startLength();
    w.int(id);
    w.byte(0);
    for (let i = 0; i < 1000; i++) {
      w.uint(1);
      w.string('[]interface {}');
      w.int(id);
      w.uint(1);
      w.byte(0);
    }
    w.uint(0);
    w.endLength(start);
    decoder.push(Buffer.concat([definitions, w.buf.subarray(0, w.pos), send('string', 'next')]));
    expect(decoder.next(types.type('[]any'))).toEqual([[]]);
    const error = refused(() => decoder.next(types.type('[]any')));
    expect([error.code, error.fatal]).toEqual(['limit', false]);
    expect(decoder.next(types.type('string'))).toBe('next');
  });

  it('is refused when a few bytes would become very many objects', () => {
    const { send, decoder } = stream();
    const w = new GobWriter();
    const count = 400_000;
    send('[]m.Thing', []);
    const head = stream().send('[]m.Thing', []);
    const start = w.startLength();
    w.int(types.type('[]m.Thing').id);
    w.byte(0);
    w.uint(count);
    w.raw(Buffer.alloc(count));
    w.endLength(start);
    decoder.push(Buffer.concat([head, w.buf.subarray(0, w.pos)]));
    expect(decoder.next(types.type('[]m.Thing'))).toEqual([]);
    expect(refused(() => decoder.next(types.type('[]m.Thing'))).code).toBe('limit');
  });
});
