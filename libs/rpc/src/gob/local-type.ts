import { GobError } from '../errors.ts';
import { BOOL, BYTES, FLOAT, INT, INTERFACE, STRING, UINT } from './wire-type.ts';

/** One type of the table that the contract gives; type expressions are Go's own (`*model.Post`, `[]string`). */
export interface TypeDefinition {
  readonly kind: string;
  readonly fields?: readonly FieldDefinition[];
  readonly key?: string;
  readonly elem?: string;
  readonly length?: number;
  readonly target?: string;
}

export interface FieldDefinition {
  readonly name: string;
  readonly type: string;
  readonly json?: string;
  readonly embedded?: boolean;
}

export type TypeTable = Readonly<Record<string, TypeDefinition>>;

/** A concrete type that may stand in an interface, and the name it has there. */
export interface RegisteredType {
  readonly name: string;
  readonly type: string;
}

/** A field of the wire. An embedded one holds its struct's properties in the same object. */
export interface LocalField {
  readonly name: string;
  readonly type: LocalType;
  readonly embedded: boolean;
  readonly property: string;
}

/** A property of the object that a struct becomes; `field` is the wire field it lies in. */
export interface LocalProperty {
  readonly property: string;
  readonly name: string;
  readonly type: LocalType;
  readonly field: LocalField;
}

/** A Go type as this side knows it. `id` is its id on every stream that we write. */
export interface LocalType {
  readonly expression: string;
  readonly id: number;
  readonly shape: LocalShape;
}

export type LocalShape =
  | { kind: 'bool' | 'string' | 'float' | 'bytes' | 'any' | 'error' | 'time' | 'url' | 'bigint' | 'never' }
  | { kind: 'int' | 'uint'; min: number; max: number }
  | { kind: 'opaque'; marshaler: 'gobencoder' | 'binarymarshaler' }
  | { kind: 'pointer'; elem: LocalType }
  | { kind: 'slice'; elem: LocalType }
  | { kind: 'array'; elem: LocalType; length: number }
  | { kind: 'map'; key: LocalType; elem: LocalType }
  | { kind: 'struct'; name: string; fields: LocalField[]; properties: LocalProperty[]; tuple: boolean };

const SAFE = Number.MAX_SAFE_INTEGER;
const BASIC: Readonly<Record<string, { id: number; shape: LocalShape }>> = {
  bool: { id: BOOL, shape: { kind: 'bool' } },
  string: { id: STRING, shape: { kind: 'string' } },
  float32: { id: FLOAT, shape: { kind: 'float' } },
  float64: { id: FLOAT, shape: { kind: 'float' } },
  int: { id: INT, shape: { kind: 'int', min: -SAFE, max: SAFE } },
  int8: { id: INT, shape: { kind: 'int', min: -128, max: 127 } },
  int16: { id: INT, shape: { kind: 'int', min: -32768, max: 32767 } },
  int32: { id: INT, shape: { kind: 'int', min: -(2 ** 31), max: 2 ** 31 - 1 } },
  rune: { id: INT, shape: { kind: 'int', min: -(2 ** 31), max: 2 ** 31 - 1 } },
  int64: { id: INT, shape: { kind: 'int', min: -SAFE, max: SAFE } },
  'int64 as bigint': { id: INT, shape: { kind: 'bigint' } },
  uint: { id: UINT, shape: { kind: 'uint', min: 0, max: SAFE } },
  uint8: { id: UINT, shape: { kind: 'uint', min: 0, max: 255 } },
  byte: { id: UINT, shape: { kind: 'uint', min: 0, max: 255 } },
  uint16: { id: UINT, shape: { kind: 'uint', min: 0, max: 65535 } },
  uint32: { id: UINT, shape: { kind: 'uint', min: 0, max: 2 ** 32 - 1 } },
  uint64: { id: UINT, shape: { kind: 'uint', min: 0, max: SAFE } },
  uintptr: { id: UINT, shape: { kind: 'uint', min: 0, max: SAFE } },
  any: { id: INTERFACE, shape: { kind: 'any' } },
  'interface {}': { id: INTERFACE, shape: { kind: 'any' } },
  error: { id: INTERFACE, shape: { kind: 'error' } },
};

/** Slices of these may stand in an interface without being registered (contract: go-plugin-wire §E.7). */
const REGISTERED_BASICS = [
  'int', 'int8', 'int16', 'int32', 'int64', 'uint', 'uint8', 'uint16', 'uint32', 'uint64', 'uintptr',
  'float32', 'float64', 'bool', 'string',
]; // prettier-ignore

/** Ids start where both Go generations start. */
const FIRST_ID = 65;

/** The Go types of some tables, parsed when they are first asked for; the first table that has a name says what it is. Ids hold for every stream of the process. */
export class LocalTypes {
  readonly #tables: readonly TypeTable[];
  readonly #types = new Map<string, LocalType>();
  readonly #registered = new Map<string, LocalType>();
  #nextId = FIRST_ID;

  constructor(tables: readonly TypeTable[], registered: readonly RegisteredType[] = []) {
    this.#tables = tables;
    for (const name of REGISTERED_BASICS) {
      this.#registered.set(name, this.type(name));
      this.#registered.set(`[]${name}`, this.type(`[]${name}`));
    }
    for (const { name, type } of registered) this.#registered.set(name, this.type(type));
  }

  /** What is registered under this name of an interface value. */
  registered(name: string): LocalType | undefined {
    return this.#registered.get(name);
  }

  /** The type of an expression. Throws when it names a type that the table lacks. */
  type(expression: string): LocalType {
    return this.#types.get(expression) ?? this.#parse(expression);
  }

  /** The same struct, as a list of its fields instead of an object: arguments and results of methods. */
  tuple(expression: string): LocalType {
    const key = `tuple of ${expression}`;
    const known = this.#types.get(key);
    if (known !== undefined) return known;
    const { shape } = this.type(expression);
    if (shape.kind !== 'struct') throw new GobError('mismatch', `${expression} is no struct`);
    const fields = shape.fields.map((field, index) => ({
      ...field,
      embedded: false,
      property: String(index),
    }));
    const properties = fields.map((field) => ({ ...field, field }));
    const tuple: LocalType = {
      expression,
      id: this.#nextId++,
      shape: { ...shape, fields, properties, tuple: true },
    };
    this.#types.set(key, tuple);
    return tuple;
  }

  #add(expression: string, id: number, shape: LocalShape): LocalType {
    const type = { expression, id, shape };
    this.#types.set(expression, type);
    return type;
  }

  #parse(expression: string): LocalType {
    const basic = Object.hasOwn(BASIC, expression) ? BASIC[expression] : undefined;
    if (basic !== undefined) return this.#add(expression, basic.id, basic.shape);
    const definition = this.#tables.find((table) => Object.hasOwn(table, expression))?.[expression];
    if (definition !== undefined) return this.#named(expression, definition);
    if (expression === 'struct{}' || expression === 'struct {}') return this.#struct(expression, []);
    if (expression.startsWith('*')) {
      const elem = this.type(expression.slice(1));
      return this.#add(expression, elem.id, { kind: 'pointer', elem });
    }
    if (expression.startsWith('[]')) return this.#slice(expression, expression.slice(2));
    if (expression.startsWith('map[')) {
      const end = closing(expression, 3);
      return this.#map(expression, expression.slice(4, end), expression.slice(end + 1));
    }
    const array = /^\[(\d+)\](.+)$/.exec(expression);
    if (array !== null) {
      const elem = this.type(array[2] as string);
      return this.#add(expression, this.#nextId++, { kind: 'array', elem, length: Number(array[1]) });
    }
    throw new GobError('mismatch', `the contract has no type ${expression}`);
  }

  #slice(expression: string, elem: string): LocalType {
    const id = this.#nextId++;
    const elemType = this.type(elem);
    if (elemType.shape.kind === 'uint' && elemType.shape.max === 255)
      return this.#add(expression, BYTES, { kind: 'bytes' });
    return this.#add(expression, id, { kind: 'slice', elem: elemType });
  }

  #map(expression: string, key: string, elem: string): LocalType {
    const id = this.#nextId++;
    return this.#add(expression, id, { kind: 'map', key: this.type(key), elem: this.type(elem) });
  }

  #named(name: string, definition: TypeDefinition): LocalType {
    const { kind, elem, key, fields } = definition;
    if (kind === 'struct') return this.#struct(name, fields ?? []);
    if (kind === 'slice' && elem !== undefined) return this.#slice(name, elem);
    if (kind === 'map' && key !== undefined && elem !== undefined) return this.#map(name, key, elem);
    if (kind === 'alias' && definition.target !== undefined) return this.type(definition.target);
    if (kind === 'array' && elem !== undefined) return this.type(`[${definition.length ?? 0}]${elem}`);
    if (kind === 'interface') return this.#add(name, INTERFACE, { kind: 'any' });
    if (name === 'time.Time') return this.#add(name, this.#nextId++, { kind: 'time' });
    if (name === 'url.URL') return this.#add(name, this.#nextId++, { kind: 'url' });
    if (kind === 'gobEncoder')
      return this.#add(name, this.#nextId++, { kind: 'opaque', marshaler: 'gobencoder' });
    if (kind === 'binaryMarshaler')
      return this.#add(name, this.#nextId++, { kind: 'opaque', marshaler: 'binarymarshaler' });
    if (kind === 'func' || kind === 'chan') return this.#add(name, 0, { kind: 'never' });
    const basic = this.type(kind === 'pointer' ? `*${elem ?? ''}` : kind);
    return this.#add(name, basic.id, basic.shape);
  }

  #struct(name: string, definitions: readonly FieldDefinition[]): LocalType {
    const fields: LocalField[] = [];
    const properties: LocalProperty[] = [];
    const shape: LocalShape = { kind: 'struct', name, fields, properties, tuple: false };
    // Known before its fields are, since they may lead back to it.
    const struct = this.#add(name, this.#nextId++, shape);
    for (const definition of definitions) {
      const type = this.type(definition.type);
      if (type.shape.kind === 'never') continue;
      const json = definition.json ?? '-';
      const property = json === '-' || json === '' ? definition.name : json;
      const embedded =
        definition.embedded === true && definition.json === undefined && structOf(type) !== undefined;
      fields.push({ name: definition.name, type, embedded, property });
    }
    for (const field of fields) if (!field.embedded) properties.push({ ...field, field });
    for (const field of fields) {
      if (!field.embedded) continue;
      for (const inner of structOf(field.type)?.properties ?? []) {
        if (properties.some((known) => known.property === inner.property)) continue;
        properties.push({ property: inner.property, name: inner.name, type: inner.type, field });
      }
    }
    return struct;
  }
}

/** The struct behind a type or a pointer to it. */
export function structOf(type: LocalType): Extract<LocalShape, { kind: 'struct' }> | undefined {
  if (type.shape.kind === 'struct') return type.shape;
  return type.shape.kind === 'pointer' ? structOf(type.shape.elem) : undefined;
}

/** The type behind any number of pointers: on the wire there are none. */
export function behindPointers(type: LocalType): LocalType {
  return type.shape.kind === 'pointer' ? behindPointers(type.shape.elem) : type;
}

function closing(expression: string, open: number): number {
  for (let i = open, depth = 0; i < expression.length; i++) {
    if (expression[i] === '[') depth++;
    else if (expression[i] === ']' && --depth === 0) return i;
  }
  throw new GobError('mismatch', `the type ${expression} is not understood`);
}
