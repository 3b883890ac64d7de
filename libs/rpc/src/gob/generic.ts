import { GobError } from '../errors.ts';
import type { GobDecoder } from './decoder.ts';
import type { GobWriter } from './writer.ts';
import { BOOL, BYTES, COMPLEX, FLOAT, INT, INTERFACE, nameOf, STRING, UINT } from './wire-type.ts';
import type { WireType } from './wire-type.ts';

/** A value inside an interface, with the name its type is registered under. */
export interface InterfaceValue {
  readonly type: string;
  /** The sender's id of the concrete type. */
  readonly id: number;
  readonly value: WireValue;
}

/**
 * A value as it stands on the wire, without knowledge of the types behind it: structs are records of the fields that
 * were sent, whole numbers are bigint, maps are lists of pairs, an opaque (GobEncoder) value is its bytes.
 */
export type WireValue =
  | boolean
  | number
  | bigint
  | string
  | Buffer
  | null
  | WireValue[]
  | { readonly struct: ReadonlyMap<string, WireValue> }
  | { readonly map: readonly (readonly [WireValue, WireValue])[] }
  | { readonly complex: readonly [number, number] }
  | { readonly opaque: Buffer }
  | { readonly interface: InterfaceValue };

/** Reads a top-level value of any type, by the sender's own description of it. */
export function readAnything(r: GobDecoder, id: number): WireValue {
  r.topLevel(id);
  return readWireValue(r, id);
}

function readWireValue(r: GobDecoder, id: number): WireValue {
  switch (id) {
    case BOOL:
      return r.bool();
    case INT:
      return r.bigInt();
    case UINT:
      return r.bigUint();
    case FLOAT:
      return r.float();
    case BYTES:
      return r.bytes();
    case STRING: {
      const bytes = r.bytes();
      const text = bytes.toString('utf8');
      return text.includes('\uFFFD') && !Buffer.from(text).equals(bytes) ? bytes : text;
    }
    case COMPLEX:
      return { complex: [r.float(), r.float()] };
    case INTERFACE: {
      const length = r.nameLength();
      if (length === 0) return null;
      const type = r.name(length);
      const concrete = r.interfaceType();
      r.enter();
      const value = readAnything(r, concrete);
      r.depth--;
      return { interface: { type, id: concrete, value } };
    }
  }
  const type = r.types.get(id);
  if (type === undefined) throw new GobError('malformed', `undefined ${nameOf(r.types, id)}`);
  r.enter();
  const value = readComposite(r, type);
  r.depth--;
  return value;
}

function readComposite(r: GobDecoder, type: WireType): WireValue {
  r.charge(1);
  switch (type.kind) {
    case 'struct': {
      const struct = new Map<string, WireValue>();
      for (let field = -1; ;) {
        const delta = r.uint();
        if (delta === 0) return { struct };
        field += delta;
        const described = type.fields[field];
        if (described === undefined) throw new GobError('malformed', `field number ${field} of ${type.name}`);
        try {
          struct.set(described.name, readWireValue(r, described.id));
        } catch (error) {
          throw error instanceof GobError ? error.within(described.name) : error;
        }
      }
    }
    case 'slice':
    case 'array': {
      const list: WireValue[] = [];
      for (let count = r.uint(); count > 0; count--) list.push(readWireValue(r, type.elem));
      return list;
    }
    case 'map': {
      const map: [WireValue, WireValue][] = [];
      for (let count = r.uint(); count > 0; count--)
        map.push([readWireValue(r, type.key), readWireValue(r, type.elem)]);
      return { map };
    }
    default:
      return { opaque: r.bytes() };
  }
}

/** Writes a top-level value in a message of its own. Every type it uses must have been defined before. */
export function writeAnything(
  w: GobWriter,
  types: ReadonlyMap<number, WireType>,
  id: number,
  value: WireValue,
): void {
  const start = w.startLength();
  w.int(id);
  writeTop(w, types, id, value);
  w.endLength(start);
}

function writeTop(w: GobWriter, types: ReadonlyMap<number, WireType>, id: number, value: WireValue): void {
  if (types.get(id)?.kind !== 'struct' && id !== INTERFACE) w.byte(0);
  writeWireValue(w, types, id, value);
}

function misfit(types: ReadonlyMap<number, WireType>, id: number): never {
  throw new GobError('unencodable', `the value is no ${nameOf(types, id)}`);
}

function writeWireValue(
  w: GobWriter,
  types: ReadonlyMap<number, WireType>,
  id: number,
  value: WireValue,
): void {
  switch (id) {
    case BOOL:
      return w.bool(value as boolean);
    case INT:
      return typeof value === 'bigint' ? w.bigInt(value) : misfit(types, id);
    case UINT:
      return typeof value === 'bigint' ? w.bigUint(value) : misfit(types, id);
    case FLOAT:
      return w.float(value as number);
    case BYTES:
      return w.bytes(value as Buffer);
    case STRING:
      return Buffer.isBuffer(value) ? w.bytes(value) : w.string(value as string);
  }
  if (id === INTERFACE && value === null) return w.byte(0);
  if (typeof value !== 'object' || value === null) return misfit(types, id);
  if (id === COMPLEX && 'complex' in value) {
    w.float(value.complex[0]);
    return w.float(value.complex[1]);
  }
  if (id === INTERFACE && 'interface' in value) {
    w.string(value.interface.type);
    w.int(value.interface.id);
    const start = w.startLength();
    writeTop(w, types, value.interface.id, value.interface.value);
    return w.endLength(start);
  }
  const type = types.get(id);
  if (type?.kind === 'struct' && 'struct' in value) {
    let last = -1;
    type.fields.forEach((field, index) => {
      const part = value.struct.get(field.name);
      if (part === undefined) return;
      w.uint(index - last);
      last = index;
      writeWireValue(w, types, field.id, part);
    });
    return w.byte(0);
  }
  if ((type?.kind === 'slice' || type?.kind === 'array') && Array.isArray(value)) {
    w.uint(value.length);
    for (const part of value) writeWireValue(w, types, type.elem, part);
    return;
  }
  if (type?.kind === 'map' && 'map' in value && !Array.isArray(value) && !Buffer.isBuffer(value)) {
    w.uint(value.map.length);
    for (const [key, part] of value.map) {
      writeWireValue(w, types, type.key, key);
      writeWireValue(w, types, type.elem, part);
    }
    return;
  }
  if ('opaque' in value) return w.bytes(value.opaque);
  return misfit(types, id);
}
