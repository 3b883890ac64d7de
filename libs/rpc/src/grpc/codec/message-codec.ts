import type { ProtoField } from '@patchbay/contract/proto';
import type { Reader, Writer } from 'protobufjs/minimal.js';
import { ProtoError } from '../../errors.ts';
import type { Budget } from './budget.ts';
import { fieldCodec } from './field-codec.ts';
import type { FieldCodec, Fields, FindMessage } from './field-codec.ts';
import { MAX_DEPTH } from './limits.ts';
import { described } from './scalars.ts';

/** Writes and reads one kind of message. Its fields are looked at when it is first used. */
export class MessageCodec {
  readonly name: string;
  readonly #definition: readonly ProtoField[];
  readonly #find: FindMessage;
  readonly #positional: boolean;
  readonly #byNumber: (FieldCodec | undefined)[] = [];
  #compiled: readonly FieldCodec[] | undefined;

  constructor(name: string, definition: readonly ProtoField[], find: FindMessage) {
    this.name = name;
    this.#definition = definition;
    this.#find = find;
    // A request or response is a list, an empty one too.
    this.#positional =
      definition.length === 0 || definition.some(([, property]) => typeof property === 'number');
  }

  get #fields(): readonly FieldCodec[] {
    if (this.#compiled === undefined) {
      this.#compiled = this.#definition.map((field) => fieldCodec(field, this.#find));
      for (const field of this.#compiled) this.#byNumber[field.number] = field;
    }
    return this.#compiled;
  }

  /** The message with nothing in it, as Go's zero value. */
  zero(): Fields {
    const fields = this.#positional ? ([] as unknown as Fields) : {};
    this.setZero(fields);
    return fields;
  }

  setZero(fields: Fields): void {
    for (const field of this.#fields) field.setZero(fields);
  }

  write(writer: Writer, value: unknown, depth: number): void {
    if (depth > MAX_DEPTH) throw new ProtoError('limit', 'a value is nested too deeply, or contains itself');
    if (typeof value !== 'object' || value === null)
      throw new ProtoError('mismatch', `${described(value)} is no ${this.name}`);
    for (const field of this.#fields) {
      try {
        field.write(writer, value as Fields, depth);
      } catch (error) {
        throw error instanceof ProtoError ? error.within(field.step) : error;
      }
    }
  }

  /** Reads up to `end`, into `fields` where this message is embedded in another. */
  read(reader: Reader, end: number, budget: Budget, depth: number, fields: Fields = this.zero()): Fields {
    if (depth > MAX_DEPTH) throw new ProtoError('limit', `messages nested deeper than ${MAX_DEPTH}`);
    budget.take(1 + this.#fields.length);
    while (reader.pos < end) {
      const head = reader.uint32();
      const field = this.#byNumber[head >>> 3];
      if (field === undefined) {
        reader.skipType(head & 7);
        continue;
      }
      try {
        field.read(reader, head & 7, end, budget, depth, fields);
      } catch (error) {
        throw error instanceof ProtoError ? error.within(field.step) : error;
      }
    }
    if (reader.pos > end) throw new ProtoError('truncated', `${this.name} reaches beyond its end`);
    return fields;
  }
}
