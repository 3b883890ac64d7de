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
  return readBytes(reader, end).toString('utf8');
}
