import { parseGoType, type GoType } from '@patchbay/contract/go-type';
import type { GoTypes } from '../typescript/names.ts';

/** Go types that are something of protobuf's own, or whose message is written by hand. */
const KNOWN: Readonly<Record<string, string>> = {
  'time.Time': 'google.protobuf.Timestamp',
  'url.URL': 'string',
};

const SCALARS: Readonly<Record<string, string>> = {
  bool: 'bool',
  string: 'string',
  int: 'int64',
  int8: 'int32',
  int16: 'int32',
  int32: 'int32',
  int64: 'int64',
  uint: 'uint64',
  uint8: 'uint32',
  uint16: 'uint32',
  uint32: 'uint32',
  uint64: 'uint64',
  float32: 'float',
  float64: 'double',
};

/** Gives Go types their protobuf type, and remembers which structs were mentioned. */
export class FieldTypes {
  readonly #types: GoTypes;
  /** Go names of structs that need a message. */
  readonly structs = new Set<string>();

  constructor(types: GoTypes) {
    this.#types = types;
  }

  /** The type of a field with its label; throws for what protobuf cannot say. */
  of(expression: string): string {
    return this.#field(parseGoType(expression), expression);
  }

  #field(type: GoType, whole: string): string {
    const plain = this.#plain(type);
    switch (plain.kind) {
      case 'pointer': {
        const elem = this.#plain(plain.elem);
        if (elem.kind === 'pointer') throw new Error(`${whole}: a pointer to a pointer has no protobuf type`);
        // An absent list and an empty one differ here, and no label says that.
        if (elem.kind === 'slice' && !isByte(elem.elem)) return `optional ${this.#list(elem.elem, whole)}`;
        const inner = this.#field(elem, whole);
        if (inner.startsWith('map<')) throw new Error(`${whole}: a pointer to a map has no protobuf type`);
        return `optional ${inner}`;
      }
      case 'slice':
      case 'array':
        return isByte(plain.elem) ? 'bytes' : `repeated ${this.#element(plain.elem, whole)}`;
      case 'map':
        if (this.#element(plain.key, whole) !== 'string')
          throw new Error(`${whole}: only maps with text keys have a protobuf type`);
        return this.#isAny(plain.elem)
          ? 'google.protobuf.Struct'
          : `map<string, ${this.#element(plain.elem, whole)}>`;
      default:
        return this.#element(plain, whole);
    }
  }

  /** The type of an element of a list or map, where labels cannot stand. */
  #element(type: GoType, whole: string): string {
    const plain = this.#plain(type);
    switch (plain.kind) {
      case 'basic': {
        const scalar = SCALARS[plain.name];
        if (scalar === undefined) throw new Error(`${whole}: ${plain.name} has no protobuf type`);
        return scalar;
      }
      case 'interface':
        return plain.name === 'error' ? 'Error' : 'google.protobuf.Value';
      case 'pointer':
        return this.#element(plain.elem, whole);
      case 'slice':
      case 'array':
        return isByte(plain.elem) ? 'bytes' : this.#list(plain.elem, whole);
      case 'map': {
        const field = this.#field(plain, whole);
        if (field.startsWith('map<')) throw new Error(`${whole}: a map of maps has no protobuf type`);
        return field;
      }
      case 'named':
        return this.#named(plain.name, whole);
      case 'emptyStruct':
        throw new Error(`${whole}: struct{} has no protobuf type`);
    }
  }

  #list(elem: GoType, whole: string): string {
    const text = this.#element(elem, whole);
    if (text !== 'string') throw new Error(`${whole}: a list of lists of ${text} has no message yet`);
    return 'StringList';
  }

  #named(name: string, whole: string): string {
    const known = KNOWN[name];
    if (known !== undefined) return known;
    if (this.#types[name]?.kind !== 'struct') throw new Error(`${whole}: ${name} has no protobuf type`);
    this.structs.add(name);
    return messageName(name);
  }

  /** A named type that is no struct, as what it is. */
  #plain(type: GoType): GoType {
    if (type.kind !== 'named' || type.name in KNOWN) return type;
    const definition = this.#types[type.name];
    if (definition === undefined) throw new Error(`${type.name} is not in types.json`);
    switch (definition.kind) {
      case 'struct':
      case 'gobEncoder':
      case 'binaryMarshaler':
        return type;
      case 'alias':
        return this.#plain(parseGoType(definition.target));
      case 'slice':
        return { kind: 'slice', elem: parseGoType(definition.elem) };
      case 'array':
        return { kind: 'array', elem: parseGoType(definition.elem), length: definition.length };
      case 'map':
        return { kind: 'map', key: parseGoType(definition.key), elem: parseGoType(definition.elem) };
      case 'interface':
        return { kind: 'interface', name: 'any' };
      default:
        return { kind: 'basic', name: definition.kind };
    }
  }

  #isAny(type: GoType): boolean {
    const plain = this.#plain(type);
    return plain.kind === 'interface' && plain.name === 'any';
  }
}

function isByte(type: GoType): boolean {
  return type.kind === 'basic' && type.name === 'uint8';
}

/** The model's own types have their plain names; others their package in front. */
export function messageName(goName: string): string {
  const [packageName = '', name = ''] = goName.split('.');
  if (packageName === 'model' || packageName === 'plugin' || packageName === 'patchbay') return name;
  return packageName.charAt(0).toUpperCase() + packageName.slice(1) + name;
}
