import type { FieldDefinition, GoTypeDefinition, ScalarDefinition } from '@patchbay/contract/definitions';
import { parseGoType } from '@patchbay/contract/go-type';
import { isFlattened, propertyNameOf } from '@patchbay/contract/property-name';
import { HAND_WRITTEN, mentionedIn, type GoTypes } from './names.ts';
import { isByte, isNilable, type TypeText } from './type-text.ts';

/** Every named type that the roots reach without looking into hand-written ones, sorted. */
export function reachableTypes(types: GoTypes, roots: Iterable<string>): string[] {
  const reached = new Set<string>();
  const queue = [...roots];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const definition = types[name];
    if (reached.has(name) || name in HAND_WRITTEN || definition === undefined) continue;
    reached.add(name);
    queue.push(...mentionedIn(definition));
  }
  return [...reached].sort();
}

/** `generated/models.ts`: one declaration per reachable type. */
export function modelsText(
  types: GoTypes,
  names: ReadonlyMap<string, string>,
  reached: string[],
  text: TypeText,
): string {
  return reached
    .map((goName) => ({ goName, name: names.get(goName) ?? goName, definition: types[goName] }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ goName, name, definition }) =>
      definition === undefined
        ? ''
        : `/** Go: \`${goName}\`. */\n${declaration(types, name, definition, text)}`,
    )
    .join('\n');
}

function declaration(types: GoTypes, name: string, definition: GoTypeDefinition, text: TypeText): string {
  switch (definition.kind) {
    case 'struct': {
      const lines = [...properties(types, definition.fields, text)].map(
        ([key, type]) => `  ${key}${type};\n`,
      );
      return lines.length === 0
        ? `export type ${name} = Record<string, never>;\n`
        : `export interface ${name} {\n${lines.join('')}}\n`;
    }
    case 'map':
      return `export type ${name} = ${text.map(parseGoType(definition.key), parseGoType(definition.elem))};\n`;
    case 'slice': {
      const elem = parseGoType(definition.elem);
      return `export type ${name} = ${isByte(elem) ? 'Uint8Array' : text.list(elem)};\n`;
    }
    case 'array':
      return `export type ${name} = ${text.list(parseGoType(definition.elem))};\n`;
    case 'alias':
      return `export type ${name} = ${text.of(definition.target)};\n`;
    case 'gobEncoder':
    case 'binaryMarshaler':
      return `export type ${name} = Uint8Array;\n`;
    case 'interface':
      return `export type ${name} = unknown;\n`;
    default:
      return `export type ${name} = ${scalarText(definition)};\n`;
  }
}

/** Properties with those of embedded structs in place; an outer one hides an inner one of its name, as in Go. */
function properties(types: GoTypes, fields: readonly FieldDefinition[], text: TypeText): Map<string, string> {
  const written = new Map<string, string>();
  const add = (field: FieldDefinition): void => {
    const type = parseGoType(field.type);
    const name = propertyNameOf(field);
    const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
    written.set(key, `${isNilable(type) ? '?' : ''}: ${text.text(type)}`);
  };
  for (const field of fields.filter(isFlattened)) {
    const type = parseGoType(field.type);
    const embedded = type.kind === 'pointer' ? type.elem : type;
    const definition = embedded.kind === 'named' ? types[embedded.name] : undefined;
    if (definition?.kind !== 'struct') throw new Error(`Embedded ${field.type} is not a struct`);
    for (const [key, value] of properties(types, definition.fields, text)) written.set(key, value);
  }
  fields.filter((field) => !isFlattened(field)).forEach(add);
  return written;
}

/** `'a' | 'b' | (string & {})`, `number` or `boolean`. */
export function scalarText(definition: ScalarDefinition): string {
  if (definition.kind === 'bool') return 'boolean';
  if (definition.kind !== 'string') return 'number';
  const known = [...new Set(Object.values(definition.values ?? {}))]
    .map((value) => quoted(String(value)))
    .sort();
  return known.length === 0 ? 'string' : `${known.join(' | ')} | (string & {})`;
}

export function quoted(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
