import type { ProtoField } from '@patchbay/contract/proto';
import type { Reader, Writer } from 'protobufjs/minimal.js';
import { ProtoError } from '../../errors.ts';
import { Dictionary } from '../../gob/special.ts';
import type { Budget } from './budget.ts';
import { elementOf } from './element.ts';
import type { Element } from './element.ts';
import { parseFieldType } from './field-type.ts';
import type { MessageCodec } from './message-codec.ts';
import { innerEnd, readString } from './lengths.ts';
import { described } from './scalars.ts';

/** A message in JavaScript: an object, or a list of arguments or results. */
export type Fields = Record<string | number, unknown>;
export type FindMessage = (name: string) => MessageCodec;

/** Writes and reads one field of a message. */
export interface FieldCodec {
  readonly number: number;
  /** Its place in the path of an error. */
  readonly step: string;
  setZero(fields: Fields): void;
  write(writer: Writer, fields: Fields, depth: number): void;
  read(reader: Reader, wireType: number, end: number, budget: Budget, depth: number, fields: Fields): void;
}

const BYTES = 2;
const KEY_TAG = 8 + BYTES;

export function fieldCodec([number, property, type, embedded]: ProtoField, find: FindMessage): FieldCodec {
  const { label, name } = parseFieldType(type);
  const step = typeof property === 'number' ? `[${property}]` : property;
  if (embedded === true) return { number, step, ...embeddedField(number, find(name)) };
  // Looked up late, for messages contain themselves.
  let found: Element | undefined;
  const element = (): Element => (found ??= elementOf(name, find));
  switch (label) {
    case 'repeated':
      return { number, step, ...repeatedField(number, property, element) };
    case 'map':
      return { number, step, ...mapField(number, property, element) };
    case 'optional':
      return { number, step, ...singleField(number, property, element, true) };
    case 'plain':
      return { number, step, ...singleField(number, property, element, false) };
  }
}

type Behaviour = Omit<FieldCodec, 'number' | 'step'>;
type FindElement = () => Element;

function singleField(
  number: number,
  property: string | number,
  element: FindElement,
  optional: boolean,
): Behaviour {
  return {
    setZero: (fields) => {
      fields[property] = optional ? undefined : element().zero();
    },
    write: (writer, fields, depth) => {
      const value = fields[property];
      if (value === undefined || value === null) return;
      const { wireType, scalar, write } = element();
      if (!optional && scalar && isZero(value)) return;
      writer.uint32(number * 8 + wireType);
      write(writer, value, depth);
    },
    read: (reader, wireType, end, budget, depth, fields) => {
      assertWireType(wireType, element());
      fields[property] = element().read(reader, end, budget, depth);
    },
  };
}

function repeatedField(number: number, property: string | number, element: FindElement): Behaviour {
  return {
    setZero: (fields) => {
      fields[property] = [];
    },
    write: (writer, fields, depth) => {
      const list = fields[property];
      if (list === undefined || list === null) return;
      if (!Array.isArray(list)) throw new ProtoError('mismatch', `${described(list)} is no list`);
      if (list.length === 0) return;
      const { wireType, write } = element();
      // Numbers stand together; what has a length of its own stands alone.
      if (wireType !== BYTES) writer.uint32(number * 8 + BYTES).fork();
      for (const value of list as unknown[]) {
        if (wireType === BYTES) writer.uint32(number * 8 + BYTES);
        write(writer, value, depth);
      }
      if (wireType !== BYTES) writer.ldelim();
    },
    read: (reader, wireType, end, budget, depth, fields) => {
      const list = fields[property] as unknown[];
      const { read, wireType: own } = element();
      if (own !== BYTES && wireType === BYTES) {
        const packedEnd = innerEnd(reader, end);
        while (reader.pos < packedEnd) {
          budget.take(1);
          list.push(read(reader, packedEnd, budget, depth));
        }
        return;
      }
      assertWireType(wireType, element());
      budget.take(1);
      list.push(read(reader, end, budget, depth));
    },
  };
}

function mapField(number: number, property: string | number, element: FindElement): Behaviour {
  return {
    setZero: (fields) => {
      fields[property] = new Dictionary();
    },
    write: (writer, fields, depth) => {
      const map = fields[property];
      if (map === undefined || map === null) return;
      if (typeof map !== 'object' || Array.isArray(map))
        throw new ProtoError('mismatch', `${described(map)} is no map`);
      const { wireType, write } = element();
      const entries = map instanceof Map ? (map as Map<string, unknown>).entries() : Object.entries(map);
      for (const [key, value] of entries) {
        if (value === undefined) continue;
        writer.uint32(number * 8 + BYTES).fork();
        writer
          .uint32(KEY_TAG)
          .string(String(key))
          .uint32(16 + wireType);
        write(writer, value, depth + 1);
        writer.ldelim();
      }
    },
    read: (reader, wireType, end, budget, depth, fields) => {
      if (wireType !== BYTES) throw new ProtoError('mismatch', `wire type ${wireType} for a map`);
      const entryEnd = innerEnd(reader, end);
      budget.take(1);
      let key = '';
      let value: unknown;
      let present = false;
      while (reader.pos < entryEnd) {
        const head = reader.uint32();
        if (head === KEY_TAG) key = readString(reader, entryEnd);
        else if (head === 16 + element().wireType) {
          value = element().read(reader, entryEnd, budget, depth + 1);
          present = true;
        } else reader.skipType(head & 7);
      }
      (fields[property] as Fields)[key] = present ? value : element().zero();
    },
  };
}

/** A message whose fields are those of the object it stands in. */
function embeddedField(number: number, codec: MessageCodec): Behaviour {
  return {
    setZero: (fields) => codec.setZero(fields),
    write: (writer, fields, depth) => {
      writer.uint32(number * 8 + BYTES).fork();
      codec.write(writer, fields, depth + 1);
      writer.ldelim();
    },
    read: (reader, wireType, end, budget, depth, fields) => {
      if (wireType !== BYTES) throw new ProtoError('mismatch', `wire type ${wireType} for ${codec.name}`);
      codec.read(reader, innerEnd(reader, end), budget, depth + 1, fields);
    },
  };
}

function isZero(value: unknown): boolean {
  return (
    value === '' || value === 0 || value === false || (value instanceof Uint8Array && value.length === 0)
  );
}

function assertWireType(wireType: number, element: Element): void {
  if (wireType !== element.wireType)
    throw new ProtoError('mismatch', `wire type ${wireType} where ${element.wireType} belongs`);
}
