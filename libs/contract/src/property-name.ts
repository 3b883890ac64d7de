import type { FieldDefinition } from './definitions.ts';

/** The property a Go field has in the TypeScript view: its JSON name, or the Go name where JSON has none. */
export function propertyNameOf(field: FieldDefinition): string {
  return field.json === undefined || field.json === '-' ? field.name : field.json;
}

/** Whether the properties of an embedded struct stand in its owner (Go promotes them in JSON too). */
export function isFlattened(field: FieldDefinition): boolean {
  return field.embedded === true && field.json === undefined;
}
