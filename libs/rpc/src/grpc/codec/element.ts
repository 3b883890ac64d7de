import type { Reader, Writer } from 'protobufjs/minimal.js';
import { AppError } from '@patchbay/contract';
import { appErrorFields, appErrorFrom, ErrorString } from '../../gob/errors-on-wire.ts';
import type { AppErrorOnWire } from '../../gob/errors-on-wire.ts';
import { ProtoError } from '../../errors.ts';
import { Dictionary } from '../../gob/special.ts';
import type { Budget } from './budget.ts';
import type { FindMessage } from './field-codec.ts';
import type { MessageCodec } from './message-codec.ts';
import { innerEnd } from './lengths.ts';
import { described, SCALARS } from './scalars.ts';
import { readTimestamp, writeTimestamp, zeroTime } from './timestamps.ts';
import { readStruct, readValue, writeStruct, writeValue } from './values.ts';

const BYTES = 2;

/** How one value of a type is written behind its tag, and read. */
export interface Element {
  readonly wireType: number;
  /** Stands for itself: a zero need not be written. */
  readonly scalar: boolean;
  /** Go's zero value; undefined for what may be absent. */
  zero(): unknown;
  write(writer: Writer, value: unknown, depth: number): void;
  read(reader: Reader, end: number, budget: Budget, depth: number): unknown;
}

/** The element of a type by its name in the `.proto` file; `message` finds the codec of one of ours. */
export function elementOf(name: string, message: FindMessage): Element {
  const scalar = SCALARS.get(name);
  if (scalar !== undefined) {
    const { wireType, zero, write, read } = scalar;
    return { wireType, scalar: true, zero: () => zero, write, read };
  }
  switch (name) {
    case 'google.protobuf.Value':
      return { ...enclosed(writeValue, readValue), zero: () => undefined };
    case 'google.protobuf.Struct':
      return { ...enclosed(writeStruct, readStruct), zero: () => new Dictionary() };
    case 'google.protobuf.Timestamp':
      return { ...enclosed(writeTimestamp, readTimestamp), zero: zeroTime };
    case 'StringList':
      return { ...viaFields(message(name), listToFields, listFromFields), zero: () => [] };
    case 'Error':
      return { ...viaFields(message(name), errorToFields, errorFromFields), zero: () => undefined };
    case 'AppError':
      return { ...viaFields(message(name), appErrorToFields, appErrorFromFields), zero: () => undefined };
    default:
      return ofMessage(message(name));
  }
}

function ofMessage(codec: MessageCodec): Element {
  return {
    wireType: BYTES,
    scalar: false,
    zero: () => codec.zero(),
    write: (writer, value, depth) => {
      writer.fork();
      codec.write(writer, value, depth + 1);
      writer.ldelim();
    },
    read: (reader, end, budget, depth) => codec.read(reader, innerEnd(reader, end), budget, depth + 1),
  };
}

type Inner = Omit<Element, 'zero'>;

function enclosed(write: Element['write'], read: Element['read']): Inner {
  return {
    wireType: BYTES,
    scalar: false,
    write: (writer, value, depth) => {
      writer.fork();
      write(writer, value, depth + 1);
      writer.ldelim();
    },
    read: (reader, end, budget, depth) => read(reader, innerEnd(reader, end), budget, depth + 1),
  };
}

/** A message that is no plain object in JavaScript. */
function viaFields(
  codec: MessageCodec,
  to: (value: unknown) => object,
  from: (fields: Record<string, unknown>) => unknown,
): Inner {
  const { wireType, write, read } = ofMessage(codec);
  return {
    wireType,
    scalar: false,
    write: (writer, value, depth) => write(writer, to(value), depth),
    read: (reader, end, budget, depth) => from(read(reader, end, budget, depth) as Record<string, unknown>),
  };
}

function listToFields(value: unknown): object {
  if (!Array.isArray(value)) throw new ProtoError('mismatch', `${described(value)} is no list`);
  return [value];
}

function listFromFields(fields: Record<string, unknown>): unknown {
  return fields[0];
}

function errorToFields(error: unknown): object {
  if (error instanceof AppError) return { message: error.message, code: 0, app_error: error };
  if (error instanceof ErrorString) return { message: error.message, code: error.code };
  return { message: error instanceof Error ? error.message : String(error) };
}

function errorFromFields(fields: Record<string, unknown>): Error {
  if (fields['app_error'] instanceof AppError) return fields['app_error'];
  return new ErrorString(String(fields['message']), Number(fields['code']));
}

/** Takes an AppError, or the fields of one. */
function appErrorToFields(error: unknown): object {
  if (error instanceof AppError) return appErrorFields(error);
  if (typeof error === 'object' && error !== null) return error;
  throw new ProtoError('mismatch', `${described(error)} is no AppError`);
}

function appErrorFromFields(fields: Record<string, unknown>): AppError {
  return appErrorFrom(fields as Partial<AppErrorOnWire>);
}
