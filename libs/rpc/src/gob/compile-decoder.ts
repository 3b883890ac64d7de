import { GobError } from '../errors.ts';
import { within } from './compile-encoder.ts';
import type { GobDecoder } from './decoder.ts';
import { InterfaceDecoder } from './interface-decoder.ts';
import { behindPointers } from './local-type.ts';
import type { LocalProperty, LocalShape, LocalType, LocalTypes } from './local-type.ts';
import { skipValue } from './skip.ts';
import { Dictionary, timeFromBytes } from './special.ts';
import { BOOL, BYTES, FLOAT, INT, INTERFACE, nameOf, STRING, UINT } from './wire-type.ts';
import type { WireType } from './wire-type.ts';
import { zeroOf } from './zero.ts';

/** Reads the value itself. Fields that the sender's type lacks keep what `seed` has. */
export type Decode = (r: GobDecoder, seed?: unknown) => unknown;

/** Looked at for every value, so that types may lead back to themselves. */
interface Slot {
  decode: Decode;
}

type StructShape = Extract<LocalShape, { kind: 'struct' }>;
type RemoteStruct = Extract<WireType, { kind: 'struct' }>;

/**
 * Makes, for each pair of our type and the sender's, the function that reads one into the other. It belongs to one
 * stream, since type ids mean something else on the next. Names decide which field is which; structs become
 * generated source with one case per field that the sender has.
 */
export class DecoderCompiler {
  readonly #types: ReadonlyMap<number, WireType>;
  readonly #slots = new Map<LocalType, Map<number, Slot>>();
  readonly #interfaces: InterfaceDecoder;

  constructor(local: LocalTypes, types: ReadonlyMap<number, WireType>) {
    this.#types = types;
    this.#interfaces = new InterfaceDecoder(local, (type, id) => this.decoder(type, id));
  }

  /** Forgets what was compiled for types that turned out to be half-read. */
  forget(): void {
    this.#slots.clear();
    this.#interfaces.forget();
  }

  decoder(type: LocalType, id: number): Decode {
    return this.#slot(type, id).decode;
  }

  #slot(type: LocalType, id: number): Slot {
    const target = behindPointers(type);
    let byId = this.#slots.get(target);
    if (byId === undefined) this.#slots.set(target, (byId = new Map<number, Slot>()));
    const known = byId.get(id);
    if (known !== undefined) return known;
    // Compiled when the first value comes: a sender's types may lead through all of ours, and most carry nothing.
    let compiled: Decode | undefined;
    const slot: Slot = {
      decode: (r, seed) => {
        slot.decode = compiled ??= this.#compile(target, id);
        return compiled(r, seed);
      },
    };
    byId.set(id, slot);
    return slot;
  }

  #compile(type: LocalType, id: number): Decode {
    const { shape } = type;
    const remote = this.#types.get(id);
    switch (shape.kind) {
      case 'bool':
        if (id === BOOL) return (r) => r.bool();
        break;
      case 'string':
        if (id === STRING) return (r) => r.string();
        break;
      case 'float':
        if (id === FLOAT) return (r) => r.float();
        break;
      case 'int':
        if (id === INT) return bounded((r) => r.int(), shape.min, shape.max);
        break;
      case 'uint':
        if (id === UINT) return bounded((r) => r.uint(), shape.min, shape.max);
        break;
      case 'bigint':
        if (id === INT) return (r) => r.bigInt();
        break;
      case 'bytes':
        if (id === BYTES) return (r) => r.bytes();
        break;
      case 'any':
        if (id === INTERFACE) return this.#interfaces.any;
        break;
      case 'error':
        if (id === INTERFACE) return this.#interfaces.error;
        break;
      case 'time':
        if (remote?.kind === 'gobencoder') return (r) => timeFromBytes(r.bytes());
        break;
      case 'url':
        if (remote?.kind === 'binarymarshaler') return (r) => r.string();
        break;
      case 'opaque':
        if (remote?.kind === shape.marshaler) return (r) => r.bytes();
        break;
      case 'slice':
        if (remote?.kind === 'slice') return this.#list(shape.elem, remote.elem);
        break;
      case 'array':
        if (remote?.kind === 'array' && remote.length === shape.length)
          return this.#list(shape.elem, remote.elem, shape.length);
        break;
      case 'map':
        if (remote?.kind === 'map') return this.#map(shape.key, shape.elem, remote.key, remote.elem);
        break;
      case 'struct':
        if (remote?.kind === 'struct') return this.#struct(type, shape, remote);
        break;
      case 'pointer':
      case 'never':
        break;
    }
    const sent = nameOf(this.#types, id);
    return () => {
      throw new GobError('mismatch', `${type.expression} is wanted, ${sent} was sent`);
    };
  }

  #list(elem: LocalType, remoteElem: number, length?: number): Decode {
    const slot = this.#slot(elem, remoteElem);
    return (r) => {
      const count = r.uint();
      if (length !== undefined && count !== length)
        throw new GobError('mismatch', `an array of ${length} is wanted, ${count} were sent`);
      r.enter();
      const list: unknown[] = [];
      const decode = slot.decode;
      for (let i = 0; i < count; i++) {
        try {
          r.charge(1);
          list.push(decode(r));
        } catch (error) {
          throw within(error, `[${i}]`);
        }
      }
      r.depth--;
      return list;
    };
  }

  #map(key: LocalType, elem: LocalType, remoteKey: number, remoteElem: number): Decode {
    const keySlot = this.#slot(key, remoteKey);
    const slot = this.#slot(elem, remoteElem);
    if (key.shape.kind !== 'string') return mapOf(keySlot, slot);
    return remoteKey === STRING ? recordOf(slot) : (r) => keySlot.decode(r);
  }

  #struct(type: LocalType, local: StructShape, remote: RemoteStruct): Decode {
    const plan = new StructPlan(local, remote);
    const slots = plan.cases.map(({ target, id }) =>
      target === undefined ? undefined : this.#slot(target, id),
    );
    const source = plan.source((index) => this.#inline(plan.cases[index]));
    const fail = (field: number): GobError =>
      new GobError('malformed', `field number ${field} of ${type.expression}`);
    const names = remote.fields.map((field) => field.name);
    const zeros = local.properties.map((property) => () => zeroOf(property.type));
    // The source holds property names only, quoted as JSON strings, and numbers.
    return new Function('slots', 'names', 'zeros', 'within', 'fail', 'skip', 'Dictionary', source)(
      slots,
      names,
      zeros,
      within,
      fail,
      skipValue,
      Dictionary,
    ) as Decode;
  }

  /** The expression for kinds that need no function of their own. */
  #inline(part: StructCase | undefined): string | undefined {
    if (part?.target === undefined) return undefined;
    const { shape } = behindPointers(part.target);
    if (shape.kind === 'string' && part.id === STRING) return 'r.string()';
    if (shape.kind === 'bool' && part.id === BOOL) return 'r.bool()';
    if (shape.kind === 'int' && part.id === INT && shape.max === Number.MAX_SAFE_INTEGER) return 'r.int()';
    return undefined;
  }
}

/** Each entry costs at least two bytes, so what is announced beyond that never comes. */
function chargeEntries(r: GobDecoder, count: number): void {
  r.enter();
  r.charge(2 * Math.min(count, r.remaining()));
}

function recordOf(elem: Slot): Decode {
  return (r) => {
    let count = r.uint();
    chargeEntries(r, count);
    const record = new Dictionary();
    for (; count > 0; count--) {
      const name = r.key();
      try {
        record[name] = elem.decode(r);
      } catch (error) {
        throw within(error, `[${JSON.stringify(name)}]`);
      }
    }
    r.depth--;
    return record;
  };
}

function mapOf(key: Slot, elem: Slot): Decode {
  return (r) => {
    let count = r.uint();
    chargeEntries(r, count);
    const map = new Map<unknown, unknown>();
    for (; count > 0; count--) {
      const name = key.decode(r);
      try {
        map.set(name, elem.decode(r));
      } catch (error) {
        throw within(error, `[${JSON.stringify(name)}]`);
      }
    }
    r.depth--;
    return map;
  };
}

function bounded(read: (r: GobDecoder) => number, min: number, max: number): Decode {
  if (max === Number.MAX_SAFE_INTEGER) return read;
  return (r) => {
    const value = read(r);
    if (value < min || value > max) throw new GobError('range', `${value} is not between ${min} and ${max}`);
    return value;
  };
}

/** What one field of the sender means here: `target` undefined is one we do not know and step over. */
interface StructCase {
  readonly id: number;
  readonly target: LocalType | undefined;
  /** Index of the property it fills, or the properties of an embedded struct by that struct's own names. */
  readonly fills: number | readonly (readonly [number, string])[] | undefined;
}

class StructPlan {
  readonly cases: StructCase[];
  readonly #local: StructShape;
  /** Properties that no field of the sender can fill: they keep the seed's value. */
  readonly #lacking: Set<number>;

  constructor(local: StructShape, remote: RemoteStruct) {
    this.#local = local;
    this.cases = remote.fields.map(({ name, id }) => this.#case(name, id));
    const filled = this.cases.flatMap(({ fills }) =>
      fills === undefined ? [] : typeof fills === 'number' ? [fills] : fills.map(([index]) => index),
    );
    this.#lacking = new Set(local.properties.keys());
    for (const index of filled) this.#lacking.delete(index);
  }

  #case(name: string, id: number): StructCase {
    const { fields, properties } = this.#local;
    const field = fields.find((candidate) => candidate.name === name);
    if (field?.embedded === true) {
      const fills = properties.flatMap((property, index) =>
        property.field === field ? [[index, property.property] as const] : [],
      );
      return { id, target: field.type, fills };
    }
    const index = properties.findIndex((property) => property.name === name);
    const property = properties[index];
    return property === undefined
      ? { id, target: undefined, fills: undefined }
      : { id, target: property.type, fills: index };
  }

  source(inline: (index: number) => string | undefined): string {
    const { properties, tuple } = this.#local;
    const key = (index: number): string =>
      tuple ? String(index) : JSON.stringify((properties[index] as LocalProperty).property);
    const cases = this.cases.map(({ id, target, fills }, index) => {
      if (target === undefined || fills === undefined) return `case ${index}: skip(r, ${id}); break;`;
      if (typeof fills !== 'number') {
        const copies = fills.map(([at, name]) => `p${at} = e[${JSON.stringify(name)}];`).join(' ');
        return `case ${index}: { const e = slots[${index}].decode(r, s); ${copies} break; }`;
      }
      const seed = isStruct(target) ? `, s === undefined ? undefined : s[${key(fills)}]` : '';
      return `case ${index}: p${fills} = ${inline(index) ?? `slots[${index}].decode(r${seed})`}; break;`;
    });
    const variables = properties.map((property, index) =>
      this.#lacking.has(index)
        ? `p${index} = s === undefined ? ${initial(property.type)} : s[${key(index)}]`
        : `p${index} = ${initial(property.type)}`,
    );
    const results = properties.map((property, index) => {
      const late = lateZero(property.type, index);
      const value = late === undefined ? `p${index}` : `p${index} === undefined ? ${late} : p${index}`;
      if (tuple) return value;
      // A name that is computed makes slower objects; only this one means something else as it stands.
      return key(index) === '"__proto__"' ? `["__proto__"]: ${value}` : `${key(index)}: ${value}`;
    });
    return [
      'return function decode(r, s) {',
      'if (s === null || typeof s !== "object") s = undefined;',
      `r.enter(); r.charge(${properties.length + 1});`,
      `let f = -1${variables.map((variable) => `, ${variable}`).join('')};`,
      'try {',
      'for (;;) {',
      'const d = r.uint();',
      'if (d === 0) break;',
      'f += d;',
      'switch (f) {',
      ...cases,
      'default: throw fail(f);',
      '}',
      '}',
      '} catch (e) { throw names[f] === undefined ? e : within(e, names[f]); }',
      'r.depth--;',
      tuple ? `return [${results.join(', ')}];` : `return { ${results.join(', ')} };`,
      '};',
    ].join('\n');
  }
}

function isStruct(type: LocalType): boolean {
  return behindPointers(type).shape.kind === 'struct';
}

function initial(type: LocalType): string {
  switch (type.shape.kind) {
    case 'string':
    case 'url':
      return '""';
    case 'bool':
      return 'false';
    case 'int':
    case 'uint':
    case 'float':
      return '0';
    case 'bigint':
      return '0n';
    default:
      return 'undefined';
  }
}

/** Zero values that must be made afresh for every object. */
function lateZero(type: LocalType, index: number): string | undefined {
  const { shape } = type;
  switch (shape.kind) {
    case 'slice':
      return '[]';
    case 'map':
      return shape.key.shape.kind === 'string' ? 'new Dictionary()' : 'new Map()';
    case 'bytes':
    case 'opaque':
    case 'time':
    case 'array':
    case 'struct':
      return `zeros[${index}]()`;
    default:
      return undefined;
  }
}
