import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { GobDecoder, NEED_MORE } from './decoder.ts';
import { readAnything, writeAnything } from './generic.ts';
import type { WireValue } from './generic.ts';
import { INTERFACE, writeWireType } from './wire-type.ts';
import type { WireType } from './wire-type.ts';
import { GobWriter } from './writer.ts';

interface VectorType {
  id: number;
  kind: string;
  name: string;
  fields?: [string, number][];
  key?: number;
  elem?: number;
  len?: number;
  common_type_id?: number;
}

interface Vector {
  name: string;
  go_type: string;
  value_json: unknown;
  hex: string;
  hex_go1_19?: string;
  types?: VectorType[];
  messages?: { value_json: unknown }[];
  map_order_varies?: boolean;
}

const vectors = JSON.parse(
  readFileSync(new URL('./fixtures/gob-vectors.json', import.meta.url), 'utf8'),
) as Vector[];

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

function integer(value: bigint, unsigned: boolean): unknown {
  if (value <= SAFE && value >= -SAFE) return Number(value);
  return unsigned ? { $uint: value.toString() } : { $int: value.toString() };
}

function float(value: number): unknown {
  if (Number.isNaN(value)) return { $float: 'NaN' };
  if (!Number.isFinite(value)) return { $float: value > 0 ? '+Inf' : '-Inf' };
  return Object.is(value, -0) ? { $float: '-0' } : value;
}

/** The vectors' own notation of a value, where signedness is told by the type of the wire. */
function notation(types: ReadonlyMap<number, WireType>, id: number, value: WireValue): unknown {
  if (typeof value === 'bigint') return integer(value, id === 3);
  if (typeof value === 'number') return float(value);
  if (Buffer.isBuffer(value))
    return id === 6 ? { $string_hex: value.toString('hex') } : { $bytes: value.toString('hex') };
  if (value === null || typeof value !== 'object') return value;
  const type = types.get(id);
  if (Array.isArray(value)) {
    const elem = type?.kind === 'slice' || type?.kind === 'array' ? type.elem : 0;
    return value.map((part) => notation(types, elem, part));
  }
  if ('interface' in value) {
    const { type: name, id: concrete, value: inner } = value.interface;
    return { $iface: name, value: notation(types, concrete, inner) };
  }
  if ('opaque' in value) return { $gob: value.opaque.toString('hex') };
  if ('complex' in value) return { $complex: value.complex.map(float) };
  if ('map' in value) {
    if (type?.kind !== 'map') throw new Error('a map that is none');
    return { $map: value.map.map(([k, v]) => [notation(types, type.key, k), notation(types, type.elem, v)]) };
  }
  if (type?.kind !== 'struct') throw new Error('a struct that is none');
  const ids = new Map(type.fields.map((field) => [field.name, field.id]));
  return Object.fromEntries(
    [...value.struct].map(([key, part]) => [key, notation(types, ids.get(key) ?? 0, part)]),
  );
}

interface Decoded {
  values: unknown[];
  raw: { id: number; value: WireValue }[];
  types: Map<number, WireType>;
}

function decodeAll(hex: string, chunk: number): Decoded {
  const bytes = Buffer.from(hex, 'hex');
  const decoder = new GobDecoder();
  const raw: { id: number; value: WireValue }[] = [];
  for (let at = 0; at < bytes.length; at += chunk) {
    decoder.push(Buffer.from(bytes.subarray(at, at + chunk)));
    for (;;) {
      const value = decoder.next((r, id) => ({ id, value: readAnything(r, id) }));
      if (value === NEED_MORE) break;
      raw.push(value);
    }
  }
  expect(decoder.buffered).toBe(0);
  return {
    raw,
    types: decoder.types,
    values: raw.map(({ id, value }) => notation(decoder.types, id, value)),
  };
}

function expected(vector: Vector): unknown[] {
  return vector.messages !== undefined || vector.go_type.startsWith('stream')
    ? (vector.value_json as unknown[])
    : [vector.value_json];
}

function sorted(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, part: unknown) => {
    const map = (part as { $map?: unknown[] } | null)?.$map;
    return map === undefined ? part : { $map: map.map((entry) => JSON.stringify(entry)).sort() };
  });
}

/** Whether a type becomes known only inside an interface: there Go splits the value, and we define it before. */
function meetsTypesInInterfaces(vector: Vector): boolean {
  const reachable = new Set<number>();
  const types = new Map((vector.types ?? []).map((type) => [type.id, type]));
  const walk = (id: number | undefined): void => {
    const type = id === undefined ? undefined : types.get(id);
    if (type === undefined || reachable.has(type.id)) return;
    reachable.add(type.id);
    for (const [, field] of type.fields ?? []) walk(field);
    walk(type.key);
    walk(type.elem);
  };
  for (const { id } of decodeAll(vector.hex, 1e9).raw) walk(id);
  return (
    [...types.keys()].some((id) => !reachable.has(id)) && JSON.stringify(vector.value_json).includes('$iface')
  );
}

/** One definition per new type in the order of the stream, in front of the first value that needs it. */
function encodeAll(vector: Vector): string {
  const { raw, types } = decodeAll(vector.hex, 1e9);
  const order = (vector.types ?? []).map((type) => type.id);
  const sent = new Set<number>();
  const w = new GobWriter(8);
  const define = (id: number): void => {
    const type = types.get(id);
    if (type === undefined || sent.has(id)) return;
    sent.add(id);
    const start = w.startLength();
    writeWireType(w, id, type);
    w.endLength(start);
    if (type.kind === 'struct') type.fields.forEach((field) => define(field.id));
    else if (type.kind === 'map') {
      define(type.key);
      define(type.elem);
    } else if (type.kind === 'slice' || type.kind === 'array') define(type.elem);
  };
  const defineInterfaces = (value: WireValue): void => {
    if (Array.isArray(value)) return value.forEach(defineInterfaces);
    if (value === null || typeof value !== 'object' || Buffer.isBuffer(value)) return;
    if ('struct' in value) value.struct.forEach(defineInterfaces);
    else if ('map' in value) value.map.flat().forEach(defineInterfaces);
    else if ('interface' in value) {
      define(value.interface.id);
      defineInterfaces(value.interface.value);
    }
  };
  for (const { id, value } of raw) {
    define(id);
    defineInterfaces(value);
    // A type that Go defines although nothing uses it (struct_url) comes before the value too.
    if (raw.length === 1) for (const extra of order) define(extra);
    writeAnything(w, types, id, value);
  }
  return w.buf.toString('hex', 0, w.pos);
}

describe('gob vectors', () => {
  it('are all there', () => {
    expect(vectors).toHaveLength(157);
    expect(vectors.filter((vector) => vector.hex_go1_19 !== undefined)).toHaveLength(106);
    expect(INTERFACE).toBe(8);
  });

  for (const vector of vectors) {
    it(`${vector.name} decodes, whole and byte by byte, as both Go generations wrote it`, () => {
      for (const hex of [vector.hex, vector.hex_go1_19 ?? vector.hex])
        for (const chunk of [1e9, 1, 7]) {
          const got = decodeAll(hex, chunk).values;
          if (vector.map_order_varies === true) expect(sorted(got)).toEqual(sorted(expected(vector)));
          else expect(got).toEqual(expected(vector));
        }
    });

    if (vector.name === 'float_nan' || vector.name === 'struct_scalars_nan') {
      it(`${vector.name} is written with JavaScript's own bits of NaN, and reads as NaN again`, () => {
        expect(decodeAll(encodeAll(vector), 1e9).values).toEqual(expected(vector));
      });
    } else if (!meetsTypesInInterfaces(vector)) {
      it(`${vector.name} is written byte for byte as Go wrote it`, () => {
        expect(encodeAll(vector)).toBe(vector.hex);
      });
    } else {
      it(`${vector.name} is written without splitting, with every definition in front, and reads the same`, () => {
        const again = decodeAll(encodeAll(vector), 1e9).values;
        expect(sorted(again)).toEqual(sorted(expected(vector)));
      });
    }
  }
});
