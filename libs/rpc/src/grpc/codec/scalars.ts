import type { Reader, Writer } from 'protobufjs/minimal.js';
import { ProtoError } from '../../errors.ts';
import { readBytes, readInt64, readString } from './lengths.ts';

/** How protobuf writes the kinds of values that our messages are made of. */
export interface Scalar {
  /** 0 varint, 1 eight bytes, 2 length and bytes, 5 four bytes. */
  readonly wireType: 0 | 1 | 2 | 5;
  readonly zero: unknown;
  write(writer: Writer, value: unknown): void;
  /** What is read may not reach beyond `end`. */
  read(reader: Reader, end: number): unknown;
}

type Integer = 'int32' | 'int64' | 'uint32' | 'uint64';

const RANGES: Readonly<Record<Integer, readonly [number, number]>> = {
  int32: [-(2 ** 31), 2 ** 31 - 1],
  int64: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  uint32: [0, 2 ** 32 - 1],
  uint64: [0, Number.MAX_SAFE_INTEGER],
};

function integer(name: Integer): Scalar {
  const [least, most] = RANGES[name];
  return {
    wireType: 0,
    zero: 0,
    write: (writer, value) => {
      const number = typeof value === 'bigint' ? Number(value) : value;
      if (typeof number !== 'number' || !Number.isInteger(number) || number < least || number > most)
        throw new ProtoError('mismatch', `${described(value)} is no ${name}`);
      writer[name](number);
    },
    read:
      name === 'int64' || name === 'uint64'
        ? (reader) => readInt64(reader, name)
        : (reader) => reader[name](),
  };
}

function float(name: 'double' | 'float', wireType: 1 | 5): Scalar {
  return {
    wireType,
    zero: 0,
    write: (writer, value) => {
      if (typeof value !== 'number') throw new ProtoError('mismatch', `${described(value)} is no ${name}`);
      writer[name](value);
    },
    read: (reader) => reader[name](),
  };
}

export const SCALARS: ReadonlyMap<string, Scalar> = new Map<string, Scalar>([
  ['int32', integer('int32')],
  ['int64', integer('int64')],
  ['uint32', integer('uint32')],
  ['uint64', integer('uint64')],
  ['double', float('double', 1)],
  ['float', float('float', 5)],
  [
    'bool',
    {
      wireType: 0,
      zero: false,
      write: (writer, value) => {
        if (typeof value !== 'boolean') throw new ProtoError('mismatch', `${described(value)} is no bool`);
        writer.bool(value);
      },
      read: (reader) => reader.bool(),
    },
  ],
  [
    'string',
    {
      wireType: 2,
      zero: '',
      write: (writer, value) => {
        if (typeof value !== 'string') throw new ProtoError('mismatch', `${described(value)} is no string`);
        writer.string(value);
      },
      read: readString,
    },
  ],
  [
    'bytes',
    {
      wireType: 2,
      zero: Buffer.alloc(0),
      write: (writer, value) => {
        if (!(value instanceof Uint8Array))
          throw new ProtoError('mismatch', `${described(value)} is no bytes`);
        writer.bytes(value);
      },
      // A copy: the message it came in may be far larger.
      read: (reader, end) => Buffer.from(readBytes(reader, end)),
    },
  ],
]);

/** What a value is, for an error: never the value itself, which may be secret. */
export function described(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (value instanceof Uint8Array) return 'a Uint8Array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'a number out of range' : 'a fraction';
  return `a value of type ${typeof value}`;
}
