import { GobError } from '../errors.ts';
import { InterfaceEncoder } from './interface-encoder.ts';
import { behindPointers } from './local-type.ts';
import type { LocalField, LocalType, LocalTypes } from './local-type.ts';
import { timeToBytes, ZERO_TIME_MS } from './special.ts';
import type { GobWriter } from './writer.ts';

/** Writes the value itself: no type id, no length. */
export type Encode = (w: GobWriter, value: unknown) => void;

/** Filled a moment after it is made, so that types may lead back to themselves. */
interface Slot {
  encode: Encode;
}

const notCompiled: Encode = () => {
  throw new GobError('unencodable', 'a type that is still being compiled');
};

/**
 * Makes, for each type once, the function that writes its values. Structs become generated source: one statement per
 * field, no table looked at while encoding.
 */
export class EncoderCompiler {
  readonly #slots = new Map<LocalType, Slot>();
  readonly #interfaces: InterfaceEncoder;

  constructor(types: LocalTypes) {
    this.#interfaces = new InterfaceEncoder(types, (type) => this.encoder(type));
  }

  encoder(type: LocalType): Encode {
    return this.#slot(type).encode;
  }

  #slot(type: LocalType): Slot {
    const known = this.#slots.get(type);
    if (known !== undefined) return known;
    const slot: Slot = { encode: notCompiled };
    this.#slots.set(type, slot);
    slot.encode = this.#compile(type);
    return slot;
  }

  #compile(type: LocalType): Encode {
    const { shape } = type;
    switch (shape.kind) {
      case 'bool':
        return (w, v) => w.bool(v as boolean);
      case 'string':
        return (w, v) => w.string(v as string);
      case 'float':
        return (w, v) => w.float(v as number);
      case 'int':
      case 'uint':
        return whole(shape.kind === 'int', shape.min, shape.max);
      case 'bigint':
        return (w, v) => w.bigInt(v as bigint);
      case 'bytes':
      case 'opaque':
        return (w, v) => w.bytes(v as Uint8Array);
      case 'url':
        return (w, v) => w.string(v as string);
      case 'time':
        return (w, v) => w.bytes(timeToBytes(v));
      case 'any':
        return this.#interfaces.any;
      case 'error':
        return this.#interfaces.error;
      case 'never':
        return () => {
          throw new GobError('unencodable', `a ${type.expression} cannot be sent`);
        };
      case 'pointer':
        return this.encoder(behindPointers(type));
      case 'slice':
        return this.#list(shape.elem);
      case 'array':
        return this.#array(shape.elem, shape.length);
      case 'map':
        return this.#map(shape.key, shape.elem);
      case 'struct':
        return this.#struct(type, shape);
    }
  }

  #list(elem: LocalType): Encode {
    const slot = this.#slot(behindPointers(elem));
    return (w, v) => {
      if (!Array.isArray(v)) throw new GobError('unencodable', `an array is wanted, not ${typeof v}`);
      w.enter();
      w.uint(v.length);
      const encode = slot.encode;
      let i = 0;
      try {
        for (; i < v.length; i++) encode(w, v[i]);
      } catch (error) {
        throw within(error, `[${i}]`);
      }
      w.depth--;
    };
  }

  #array(elem: LocalType, length: number): Encode {
    const list = this.#list(elem);
    return (w, v) => {
      const items = v instanceof Uint8Array ? [...v] : v;
      if (!Array.isArray(items) || items.length !== length)
        throw new GobError('unencodable', `an array of ${length} is wanted`);
      list(w, items);
    };
  }

  #map(key: LocalType, elem: LocalType): Encode {
    const keySlot = this.#slot(key);
    const slot = this.#slot(behindPointers(elem));
    const numeric = key.shape.kind !== 'string';
    return (w, v) => {
      if (typeof v !== 'object' || v === null)
        throw new GobError('unencodable', `a ${numeric ? 'Map' : 'record'} is wanted, not ${typeof v}`);
      w.enter();
      let name: unknown;
      try {
        if (v instanceof Map) {
          w.uint(v.size);
          for (const [key, part] of v as Map<unknown, unknown>) {
            name = key;
            keySlot.encode(w, numeric && typeof key === 'string' ? Number(key) : key);
            slot.encode(w, part);
          }
        } else {
          const names = Object.keys(v);
          w.uint(names.length);
          for (let i = 0; i < names.length; i++) {
            const key = (name = names[i] as string);
            if (numeric) keySlot.encode(w, Number(key));
            else w.string(key);
            slot.encode(w, (v as Record<string, unknown>)[key]);
          }
        }
      } catch (error) {
        throw within(error, `[${JSON.stringify(name)}]`);
      }
      w.depth--;
    };
  }

  #struct(type: LocalType, shape: { fields: LocalField[]; tuple: boolean }): Encode {
    const slots = shape.fields.map((field) => this.#slot(behindPointers(field.type)));
    const source = [
      'return function encode(w, o) {',
      'if (typeof o !== "object" || o === null) throw wanted(o);',
      'w.enter();',
      'let last = -1, at = -1, v;',
      'try {',
      ...shape.fields.map((field, index) => fieldSource(field, index)),
      '} catch (e) { throw within(e, names[at]); }',
      'w.byte(0);',
      'w.depth--;',
      '};',
    ].join('\n');
    const names = shape.fields.map((field) => field.name);
    const wanted = (value: unknown): GobError =>
      new GobError(
        'unencodable',
        `an object (${type.expression}) is wanted, not ${value === null ? 'null' : typeof value}`,
      );
    // The source holds nothing of the values: names are quoted as JSON strings.
    return new Function('slots', 'names', 'within', 'wanted', 'isZeroTime', source)(
      slots,
      names,
      within,
      wanted,
      isZeroTime,
    ) as Encode;
  }
}

function whole(signed: boolean, min: number, max: number): Encode {
  return (w, v) => {
    if (typeof v === 'number' && (v < min || v > max))
      throw new GobError('range', `${v} is not between ${min} and ${max}`);
    if (signed) w.int(v as number);
    else if (typeof v === 'bigint') w.bigUint(v);
    else w.uint(v as number);
  };
}

function isZeroTime(value: unknown): boolean {
  return value instanceof Date && value.getTime() === ZERO_TIME_MS;
}

export function within(error: unknown, step: string): unknown {
  return error instanceof GobError ? error.within(step) : error;
}

/** The statements for one field: nothing when it is zero (contract: go-plugin-wire §E.5), else its delta and value. */
function fieldSource(field: LocalField, index: number): string {
  const { shape } = field.type;
  const put = (value: string): string => `{ w.uint(${index} - last); last = ${index}; ${value} }`;
  const call = put(`slots[${index}].encode(w, v);`);
  if (field.embedded) {
    const body = `const start = w.pos; w.uint(${index} - last); const before = w.pos; slots[${index}].encode(w, o); if (w.pos === before + 1) w.pos = start; else last = ${index};`;
    return `at = ${index}; { ${body} }`;
  }
  const read = `at = ${index}; v = o[${JSON.stringify(field.property)}]; if (v !== undefined && v !== null`;
  switch (shape.kind) {
    case 'string':
      return `${read} && v !== "") ${put('w.string(v);')}`;
    case 'url':
      return `${read} && v !== "") ${call}`;
    case 'bool':
      return `${read} && v !== false) ${put('w.bool(v);')}`;
    case 'float':
      return `${read} && v !== 0) ${put('w.float(v);')}`;
    case 'int':
    case 'uint': {
      const wide = shape.kind === 'int' && shape.max === Number.MAX_SAFE_INTEGER;
      return `${read} && v !== 0) ${wide ? put('w.int(v);') : call}`;
    }
    case 'bigint':
      return `${read} && v !== 0n) ${call}`;
    case 'bytes':
    case 'opaque':
    case 'slice':
      return `${read} && v.length !== 0) ${call}`;
    case 'time':
      return `${read} && !isZeroTime(v)) ${call}`;
    case 'never':
      return '';
    case 'any':
    case 'error':
    case 'array':
    case 'map':
    case 'struct':
      return `${read}) ${call}`;
    case 'pointer':
      return `${read}) ${call}`;
  }
}
