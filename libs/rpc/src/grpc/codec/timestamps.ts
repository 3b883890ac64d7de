import type { Reader, Writer } from 'protobufjs/minimal.js';
import { ProtoError } from '../../errors.ts';
import { ZERO_TIME_MS } from '../../gob/special.ts';
import { SCALARS } from './scalars.ts';

const SECONDS = 8;
const NANOS = 16;
const NANOS_PER_MS = 1_000_000;
const MS_PER_SECOND = 1000;

/** The fields of a google.protobuf.Timestamp. */
export function writeTimestamp(writer: Writer, value: unknown): void {
  if (!(value instanceof Date) || Number.isNaN(value.getTime()))
    throw new ProtoError('mismatch', 'a valid Date is wanted');
  const ms = value.getTime();
  const seconds = Math.floor(ms / MS_PER_SECOND);
  const nanos = (ms - seconds * MS_PER_SECOND) * NANOS_PER_MS;
  if (seconds !== 0) writer.uint32(SECONDS).int64(seconds);
  if (nanos !== 0) writer.uint32(NANOS).int32(nanos);
}

/** Reads a timestamp that ends at `end`; what is below a millisecond is lost. */
export function readTimestamp(reader: Reader, end: number): Date {
  let seconds = 0;
  let nanos = 0;
  while (reader.pos < end) {
    const head = reader.uint32();
    if (head === SECONDS) seconds = SCALARS.get('int64')?.read(reader, end) as number;
    else if (head === NANOS) nanos = reader.int32();
    else reader.skipType(head & 7);
  }
  const date = new Date(seconds * MS_PER_SECOND + Math.floor(nanos / NANOS_PER_MS));
  if (Number.isNaN(date.getTime())) throw new ProtoError('range', 'a time beyond what a Date can hold');
  return date;
}

/** Go's zero time. */
export function zeroTime(): Date {
  return new Date(ZERO_TIME_MS);
}
