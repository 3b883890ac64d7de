import { GobError } from '../errors.ts';
import { EncoderCompiler } from './compile-encoder.ts';
import type { Encode } from './compile-encoder.ts';
import { behindPointers } from './local-type.ts';
import type { LocalType, LocalTypes } from './local-type.ts';
import { FIRST_USER_ID, writeWireType } from './wire-type.ts';
import type { WireType } from './wire-type.ts';
import { GobWriter } from './writer.ts';

interface Definition {
  readonly id: number;
  /** A whole message. */
  readonly message: Buffer;
}

interface Prepared {
  readonly definitions: readonly Definition[];
  readonly encode: Encode;
  readonly struct: boolean;
  readonly id: number;
}

/** What all streams of a process share: the compiled encoders, and the bytes of every definition. */
export class EncoderPool {
  readonly #compiler: EncoderCompiler;
  readonly #prepared = new Map<LocalType, Prepared>();

  constructor(types: LocalTypes) {
    this.#compiler = new EncoderCompiler(types);
  }

  prepare(type: LocalType): Prepared {
    const known = this.#prepared.get(type);
    if (known !== undefined) return known;
    const target = behindPointers(type);
    const definitions: Definition[] = [];
    collect(target, new Set(), definitions);
    const prepared: Prepared = {
      definitions,
      encode: this.#compiler.encoder(target),
      struct: target.shape.kind === 'struct',
      id: target.id,
    };
    this.#prepared.set(type, prepared);
    return prepared;
  }
}

/** One gob stream that we write: knows which types the other side has been told about. */
export class GobEncoder {
  readonly #pool: EncoderPool;
  readonly #sent = new Set<number>();
  readonly #complete = new Set<LocalType>();
  readonly #telling: number[] = [];
  /** Definitions that must stand in front of the value being written. */
  readonly #untold: Buffer[] = [];

  constructor(pool: EncoderPool) {
    this.#pool = pool;
  }

  /**
   * Appends the definitions that are still needed, then the value. When the value cannot be encoded, a GobError is
   * thrown and the stream is as it was before.
   */
  encode(w: GobWriter, type: LocalType, value: unknown): void {
    this.#telling.length = 0;
    const start = w.pos;
    try {
      this.#append(w, type, value);
    } catch (error) {
      throw this.#undo(w, start, error);
    }
  }

  /** Two values of which either both or none are written: a net/rpc header and its body. */
  encodePair(
    w: GobWriter,
    first: LocalType,
    firstValue: unknown,
    second: LocalType,
    secondValue: unknown,
  ): void {
    this.#telling.length = 0;
    const start = w.pos;
    try {
      this.#append(w, first, firstValue);
      this.#append(w, second, secondValue);
    } catch (error) {
      throw this.#undo(w, start, error);
    }
  }

  #append(w: GobWriter, type: LocalType, value: unknown): void {
    const { encode, struct, id } = this.#pool.prepare(type);
    if (!this.#complete.has(type)) this.#tell(type);
    const begin = w.pos;
    w.depth = 0;
    w.announce = this.#announce;
    const start = w.startLength();
    w.int(id);
    if (!struct) w.byte(0);
    encode(w, value);
    w.endLength(start);
    // What turned out to be needed inside interfaces goes in front of the value too (§E.7).
    if (this.#untold.length > 0) {
      w.insert(begin, Buffer.concat(this.#untold));
      this.#untold.length = 0;
    }
  }

  readonly #announce = (type: LocalType): void => {
    if (!this.#complete.has(type)) this.#tell(type);
  };

  #undo(w: GobWriter, start: number, error: unknown): unknown {
    w.pos = start;
    this.#untold.length = 0;
    for (const id of this.#telling) this.#sent.delete(id);
    if (this.#telling.length > 0) this.#complete.clear();
    return error instanceof RangeError ? new GobError('limit', 'nested too deeply') : error;
  }

  #tell(type: LocalType): void {
    for (const { id, message } of this.#pool.prepare(type).definitions) {
      if (this.#sent.has(id)) continue;
      this.#sent.add(id);
      this.#telling.push(id);
      this.#untold.push(message);
    }
    this.#complete.add(type);
  }
}

/** Container first, then its parts in order (contract: go-plugin-wire §E.4). */
function collect(type: LocalType, seen: Set<number>, into: Definition[]): void {
  const target = behindPointers(type);
  if (target.id < FIRST_USER_ID || seen.has(target.id)) return;
  seen.add(target.id);
  const described = describe(target);
  if (described === undefined) return;
  const w = new GobWriter(256);
  const start = w.startLength();
  writeWireType(w, target.id, described);
  w.endLength(start);
  into.push({ id: target.id, message: Buffer.from(w.buf.subarray(0, w.pos)) });
  const { shape } = target;
  if (shape.kind === 'struct') for (const field of shape.fields) collect(field.type, seen, into);
  if (shape.kind === 'map') collect(shape.key, seen, into);
  if (shape.kind === 'map' || shape.kind === 'slice' || shape.kind === 'array')
    collect(shape.elem, seen, into);
}

function describe({ expression, shape }: LocalType): WireType | undefined {
  switch (shape.kind) {
    case 'struct':
      return {
        kind: 'struct',
        name: expression.startsWith('struct') ? '' : expression.slice(expression.lastIndexOf('.') + 1),
        fields: shape.fields.map((field) => ({ name: field.name, id: behindPointers(field.type).id })),
      };
    case 'map':
      return {
        kind: 'map',
        name: '',
        key: behindPointers(shape.key).id,
        elem: behindPointers(shape.elem).id,
      };
    case 'slice':
      return { kind: 'slice', name: '', elem: behindPointers(shape.elem).id };
    case 'array':
      return { kind: 'array', name: '', elem: behindPointers(shape.elem).id, length: shape.length };
    case 'time':
      return { kind: 'gobencoder', name: 'Time' };
    case 'url':
      return { kind: 'binarymarshaler', name: 'URL' };
    case 'opaque':
      return { kind: shape.marshaler, name: '' };
    default:
      return undefined;
  }
}
