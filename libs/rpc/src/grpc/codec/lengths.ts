import type { Reader } from 'protobufjs/minimal.js';
import { ProtoError } from '../../errors.ts';

/** Where what comes next ends, its length in front of it; it may not reach beyond the message it stands in. */
export function innerEnd(reader: Reader, end: number): number {
  const inner = reader.uint32() + reader.pos;
  if (inner > end) throw new ProtoError('truncated', 'a length beyond the end');
  return inner;
}

export function readBytes(reader: Reader, end: number): Buffer {
  const inner = innerEnd(reader, end);
  const { buf, pos } = reader;
  reader.pos = inner;
  return Buffer.from(buf.buffer, buf.byteOffset + pos, inner - pos);
}

export function readString(reader: Reader, end: number): string {
  const inner = innerEnd(reader, end);
  const { buf, pos } = reader;
  reader.pos = inner;
  return (buf as Buffer).toString('utf8', pos, inner);
}

/** Bytes of a number below 2^56: seven bits in each. */
const SMALL_BYTES = 8;

/** Reads a 64-bit number that JavaScript can hold; times and counts are never larger. */
export function readInt64(reader: Reader, name: 'int64' | 'uint64'): number {
  const { buf, pos } = reader;
  let value = 0;
  let factor = 1;
  for (let at = pos; at < pos + SMALL_BYTES && at < buf.length; at++) {
    const byte = buf[at] as number;
    value += (byte & 127) * factor;
    factor *= 128;
    if (byte < 128) {
      reader.pos = at + 1;
      return assertSafe(value);
    }
  }
  const long = reader[name]();
  return assertSafe(typeof long === 'number' ? long : (long as unknown as { toNumber(): number }).toNumber());
}

function assertSafe(value: number): number {
  if (!Number.isSafeInteger(value)) throw new ProtoError('range', 'a number beyond 2^53');
  return value;
}
