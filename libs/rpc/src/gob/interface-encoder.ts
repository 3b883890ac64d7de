import { AppError } from '@patchbay/contract';
import { GobError } from '../errors.ts';
import { appErrorFields, ErrorString } from './errors-on-wire.ts';
import { behindPointers } from './local-type.ts';
import type { LocalType, LocalTypes } from './local-type.ts';
import { gobTypeOf } from './special.ts';
import { GobWriter } from './writer.ts';

type Encode = (w: GobWriter, value: unknown) => void;

interface Concrete {
  /** The registered name and the type id, as they stand on the wire. */
  readonly head: Buffer;
  /** The same, then room for a length of one byte, then the zero that precedes a value that is no struct. */
  readonly shortHead: Buffer;
  readonly type: LocalType;
  readonly struct: boolean;
  encode: Encode | undefined;
}

/**
 * Writes values of Go interfaces: `any`, whose concrete type follows from the JavaScript value as it would from JSON
 * in Go (docs/decisions/0003-wire.md), and `error`.
 */
export class InterfaceEncoder {
  readonly #types: LocalTypes;
  readonly #encoder: (type: LocalType) => Encode;
  readonly #concrete = new Map<string, Concrete>();

  constructor(types: LocalTypes, encoder: (type: LocalType) => Encode) {
    this.#types = types;
    this.#encoder = encoder;
  }

  readonly any: Encode = (w, value) => {
    switch (typeof value) {
      case 'string':
        return this.#string(w, value);
      case 'number': {
        const start = this.#begin(w, 'float64');
        w.float(value);
        return end(w, start);
      }
      case 'boolean': {
        const start = this.#begin(w, 'bool');
        w.bool(value);
        return end(w, start);
      }
      case 'bigint': {
        const start = this.#begin(w, 'int64');
        w.bigInt(value);
        return end(w, start);
      }
      case 'undefined':
        return w.byte(0);
      case 'object':
        if (value === null) return w.byte(0);
        return this.#object(w, value);
      default:
        throw new GobError('unencodable', `a ${typeof value} cannot be sent`);
    }
  };

  /** What upstream calls encodableError (contract: server-plugins §7). */
  readonly error: Encode = (w, value) => {
    if (value === undefined || value === null) return w.byte(0);
    if (value instanceof AppError) return this.#typed(w, '*model.AppError', appErrorFields(value));
    const marked = typeof value === 'object' ? gobTypeOf(value) : undefined;
    if (marked !== undefined) return this.#typed(w, marked, value);
    const text = value instanceof Error ? value.message : String(value);
    const code = value instanceof ErrorString ? value.code : 0;
    this.#typed(w, '*plugin.ErrorString', { Code: code, Err: text });
  };

  #object(w: GobWriter, value: object): void {
    const marked = gobTypeOf(value);
    if (marked !== undefined) return this.#typed(w, marked, value);
    if (Array.isArray(value)) return this.#typed(w, '[]interface {}', value);
    if (value instanceof Uint8Array) return this.#typed(w, '[]uint8', value);
    if (value instanceof AppError) return this.#typed(w, '*model.AppError', appErrorFields(value));
    const { toJSON } = value as { toJSON?: unknown };
    if (typeof toJSON === 'function') return this.any(w, (toJSON as () => unknown).call(value));
    if (value instanceof Map) return this.#typed(w, 'map[string]interface {}', value);
    this.#typed(w, 'map[string]interface {}', defined(value));
  }

  /** Short strings need a single byte for the length of the value, which is filled in afterwards. */
  #string(w: GobWriter, value: string): void {
    if (value.length > 40) return this.#typed(w, 'string', value);
    const start = this.#begin(w, 'string');
    w.string(value);
    end(w, start);
  }

  /** Starts a value that is shorter than 127 bytes; give the result to `end`. */
  #begin(w: GobWriter, name: string): number {
    w.raw(this.#named(name).shortHead);
    return w.pos - 1;
  }

  #typed(w: GobWriter, name: string, value: unknown): void {
    const concrete = this.#named(name);
    w.announce(concrete.type);
    w.enter();
    w.raw(concrete.head);
    const start = w.startLength();
    if (!concrete.struct) w.byte(0);
    (concrete.encode ??= this.#encoder(concrete.type))(w, value);
    w.endLength(start);
    w.depth--;
  }

  #named(name: string): Concrete {
    const known = this.#concrete.get(name);
    if (known !== undefined) return known;
    const registered = this.#types.registered(name);
    if (registered === undefined)
      throw new GobError('unregistered', `no type is registered as ${JSON.stringify(name)}`);
    const type = behindPointers(registered);
    const head = headOf(name, type.id);
    const concrete: Concrete = {
      head,
      shortHead: Buffer.concat([head, Buffer.alloc(2)]),
      type,
      struct: type.shape.kind === 'struct',
      encode: undefined,
    };
    this.#concrete.set(name, concrete);
    return concrete;
  }
}

function end(w: GobWriter, start: number): void {
  w.buf[start - 1] = w.pos - start;
}

/** JSON leaves undefined properties out, so they are not sent as nil either. */
function defined(value: object): object {
  for (const key in value) {
    if ((value as Record<string, unknown>)[key] === undefined)
      return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined));
  }
  return value;
}

function headOf(name: string, id: number): Buffer {
  const w = new GobWriter(name.length + 16);
  w.string(name);
  w.int(id);
  return Buffer.from(w.buf.subarray(0, w.pos));
}
