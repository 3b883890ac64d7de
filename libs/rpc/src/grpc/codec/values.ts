import type { Reader, Writer } from 'protobufjs/minimal.js';
import { ProtoError } from '../../errors.ts';
import { Dictionary } from '../../gob/special.ts';
import type { Budget } from './budget.ts';
import { MAX_DEPTH } from './limits.ts';
import { innerEnd, readString } from './lengths.ts';
import { described } from './scalars.ts';

const NULL = 1;
const NUMBER = 2;
const STRING = 3;
const BOOL = 4;
const STRUCT = 5;
const LIST = 6;
const VARINT = 0;
const FIXED64 = 1;
const BYTES = 2;

const tag = (field: number, wireType: number): number => field * 8 + wireType;

/**
 * Writes what `encoding/json` would make of a value, as google.protobuf.Value: the same that such a value becomes on
 * its way to a Go plugin (docs/decisions/0003-wire.md), with bytes as base64.
 */
export function writeValue(writer: Writer, value: unknown, depth: number): void {
  if (depth > MAX_DEPTH) throw new ProtoError('limit', 'a value is nested too deeply, or contains itself');
  switch (typeof value) {
    case 'string':
      writer.uint32(tag(STRING, BYTES)).string(value);
      return;
    case 'boolean':
      writer.uint32(tag(BOOL, VARINT)).bool(value);
      return;
    case 'number':
    case 'bigint':
      writer.uint32(tag(NUMBER, FIXED64)).double(Number(value));
      return;
    case 'undefined':
      writer.uint32(tag(NULL, VARINT)).int32(0);
      return;
    case 'object':
      return writeObject(writer, value, depth);
    default:
      throw new ProtoError('mismatch', `${described(value)} has no form in JSON`);
  }
}

function writeObject(writer: Writer, value: object | null, depth: number): void {
  if (value === null) {
    writer.uint32(tag(NULL, VARINT)).int32(0);
  } else if (Array.isArray(value)) {
    writer.uint32(tag(LIST, BYTES)).fork();
    for (const element of value as unknown[]) {
      writer.uint32(tag(1, BYTES)).fork();
      writeValue(writer, element, depth + 1);
      writer.ldelim();
    }
    writer.ldelim();
  } else if (value instanceof Uint8Array) {
    writer.uint32(tag(STRING, BYTES)).string(Buffer.from(value).toString('base64'));
  } else if ('toJSON' in value && typeof value.toJSON === 'function') {
    writeValue(writer, (value.toJSON as () => unknown)(), depth + 1);
  } else {
    writer.uint32(tag(STRUCT, BYTES)).fork();
    writeStruct(writer, value, depth + 1);
    writer.ldelim();
  }
}

/** The fields of a google.protobuf.Struct. */
export function writeStruct(writer: Writer, value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ProtoError('mismatch', `${described(value)} is no object`);
  const entries = value instanceof Map ? (value as Map<string, unknown>).entries() : Object.entries(value);
  for (const [key, element] of entries) {
    if (element === undefined || typeof element === 'function' || typeof element === 'symbol') continue;
    writer.uint32(tag(1, BYTES)).fork().uint32(tag(1, BYTES)).string(String(key));
    writer.uint32(tag(2, BYTES)).fork();
    try {
      writeValue(writer, element, depth + 1);
    } catch (error) {
      throw error instanceof ProtoError ? error.within(`[${JSON.stringify(key)}]`) : error;
    }
    writer.ldelim().ldelim();
  }
}

/** Reads a google.protobuf.Value that ends at `end`. */
export function readValue(reader: Reader, end: number, budget: Budget, depth: number): unknown {
  if (depth > MAX_DEPTH) throw new ProtoError('limit', `values nested deeper than ${MAX_DEPTH}`);
  budget.take(1);
  let value: unknown = null;
  while (reader.pos < end) {
    const head = reader.uint32();
    switch (head) {
      case tag(NULL, VARINT):
        reader.int32();
        value = null;
        break;
      case tag(NUMBER, FIXED64):
        value = reader.double();
        break;
      case tag(STRING, BYTES):
        value = readString(reader, end);
        break;
      case tag(BOOL, VARINT):
        value = reader.bool();
        break;
      case tag(STRUCT, BYTES):
        value = readStruct(reader, innerEnd(reader, end), budget, depth + 1);
        break;
      case tag(LIST, BYTES):
        value = readList(reader, innerEnd(reader, end), budget, depth + 1);
        break;
      default:
        reader.skipType(head & 7);
    }
  }
  return value;
}

/** Reads a google.protobuf.Struct; `into` gets its keys besides those it has. */
export function readStruct(
  reader: Reader,
  end: number,
  budget: Budget,
  depth: number,
  into: Record<string, unknown> = new Dictionary(),
): Record<string, unknown> {
  while (reader.pos < end) {
    const head = reader.uint32();
    if (head === tag(1, BYTES)) {
      const entryEnd = innerEnd(reader, end);
      let key = '';
      let value: unknown = null;
      while (reader.pos < entryEnd) {
        const inner = reader.uint32();
        if (inner === tag(1, BYTES)) key = readString(reader, entryEnd);
        else if (inner === tag(2, BYTES))
          value = readValue(reader, innerEnd(reader, entryEnd), budget, depth + 1);
        else reader.skipType(inner & 7);
      }
      into[key] = value;
    } else reader.skipType(head & 7);
  }
  return into;
}

function readList(reader: Reader, end: number, budget: Budget, depth: number): unknown[] {
  const list: unknown[] = [];
  while (reader.pos < end) {
    const head = reader.uint32();
    if (head === tag(1, BYTES)) list.push(readValue(reader, innerEnd(reader, end), budget, depth + 1));
    else reader.skipType(head & 7);
  }
  return list;
}
