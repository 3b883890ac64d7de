import { isFlattened, propertyNameOf } from '@patchbay/contract/property-name';
import type { GoTypes } from '../typescript/names.ts';
import { messageName, type FieldTypes } from './field-type.ts';
import type { Field, Message } from './message.ts';
import { snakeCase } from './snake-case.ts';

/** A message for every struct that was mentioned, and for those that these mention; in the order of their names. */
export function modelMessages(types: GoTypes, fieldTypes: FieldTypes): Message[] {
  const messages = new Map<string, Message>();
  // The set grows while it is gone through.
  for (const goName of fieldTypes.structs) {
    const definition = types[goName];
    if (definition?.kind !== 'struct') throw new Error(`${goName} is not a struct of types.json`);
    const name = messageName(goName);
    const taken = messages.get(name);
    if (taken !== undefined) throw new Error(`${goName}: ${name} is taken (${taken.comment ?? ''})`);
    const fields = definition.fields.map((field): Field => ({
      name: snakeCase(field.name),
      type: fieldTypes.of(field.type),
      property: propertyNameOf(field),
      ...(isFlattened(field) ? { embedded: true } : {}),
    }));
    messages.set(name, { name, fields, comment: `Go: ${goName}.` });
  }
  return [...messages.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
