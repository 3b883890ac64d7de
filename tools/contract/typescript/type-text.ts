import { parseGoType, type GoType } from '@patchbay/contract/go-type';
import { HAND_WRITTEN, type GoTypes } from './names.ts';

/** Writes Go type expressions as TypeScript, by the rules of docs/decisions/0002-contract-as-data.md. */
export class TypeText {
  readonly #types: GoTypes;
  readonly #names: ReadonlyMap<string, string>;
  /** Go names of the named types that were written. */
  readonly used = new Set<string>();

  constructor(types: GoTypes, names: ReadonlyMap<string, string>) {
    this.#types = types;
    this.#names = names;
  }

  of(expression: string): string {
    return this.text(parseGoType(expression));
  }

  text(type: GoType): string {
    switch (type.kind) {
      case 'basic':
        return type.name === 'string' ? 'string' : type.name === 'bool' ? 'boolean' : 'number';
      case 'interface':
        return type.name === 'error' ? 'Error' : 'unknown';
      case 'named':
        return this.#named(type.name);
      case 'pointer':
        return this.text(type.elem);
      case 'slice':
        return isByte(type.elem) ? 'Uint8Array' : this.list(type.elem);
      case 'array':
        return this.list(type.elem);
      case 'map':
        return this.map(type.key, type.elem);
      case 'emptyStruct':
        return 'Record<string, never>';
    }
  }

  list(elem: GoType): string {
    const text = this.text(elem);
    return /^[\w.]+$/.test(text) || text.endsWith('[]') || /^\w+<[^|&]*>$/.test(text)
      ? `${text}[]`
      : `(${text})[]`;
  }

  map(key: GoType, elem: GoType): string {
    return this.#isString(key)
      ? `Record<string, ${this.text(elem)}>`
      : `Map<${this.text(key)}, ${this.text(elem)}>`;
  }

  /** Whether a value of the type has, or holds, an object with named properties. */
  holdsStruct(type: GoType): boolean {
    switch (type.kind) {
      case 'named': {
        const definition = this.#types[type.name];
        if (type.name in HAND_WRITTEN || definition === undefined) return false;
        if (definition.kind === 'struct') return true;
        return 'elem' in definition && this.holdsStruct(parseGoType(definition.elem));
      }
      case 'pointer':
      case 'slice':
      case 'array':
      case 'map':
        return this.holdsStruct(type.elem);
      default:
        return false;
    }
  }

  #named(name: string): string {
    const written = this.#names.get(name);
    if (written === undefined) throw new Error(`${name} is not in types.json`);
    this.used.add(name);
    return written;
  }

  #isString(type: GoType): boolean {
    if (type.kind === 'basic') return type.name === 'string';
    return type.kind === 'named' && this.#types[type.name]?.kind === 'string';
  }
}

export function isByte(type: GoType): boolean {
  return type.kind === 'basic' && type.name === 'uint8';
}

/** Whether Go may have nil here, which is undefined in TypeScript. */
export function isNilable(type: GoType): boolean {
  return type.kind === 'pointer' || type.kind === 'interface';
}
