import { modelFields, shapeOf } from './go-json.ts';

const makers = new Map<string, () => Record<string, unknown>>();

/**
 * A model object with every field set, as one that came from a plugin would be: what `values` lacks is Go's zero value.
 * Fields that the struct does not have, and nulls, are left out.
 */
export function fill<T extends object>(typeName: string, values: Partial<NullableFields<T>>): T {
  const result = zeroStruct(typeName);
  for (const field of modelFields(typeName)) {
    const value = (values as Record<string, unknown>)[field.property];
    if (value !== undefined && value !== null) result[field.property] = value;
  }
  return result as T;
}

/** Rows hold NULL where the model has nothing. */
export type NullableFields<T> = { [K in keyof T]: T[K] | null };

function zeroStruct(typeName: string): Record<string, unknown> {
  let maker = makers.get(typeName);
  if (!maker) {
    const fields = modelFields(typeName).map((field) => [field.property, zeroMaker(field.type)] as const);
    maker = () => Object.fromEntries(fields.map(([property, zero]) => [property, zero()]));
    makers.set(typeName, maker);
  }
  return maker();
}

function zeroMaker(type: string): () => unknown {
  const shape = shapeOf(type);
  switch (shape.shape) {
    case 'string':
      return () => '';
    case 'number':
      return () => 0;
    case 'bool':
      return () => false;
    case 'bytes':
      return () => new Uint8Array();
    case 'slice':
      return () => [];
    case 'map':
      return () => ({});
    case 'struct':
      return () => zeroStruct(shape.name);
    case 'time':
      return () => new Date(0);
    case 'pointer':
    case 'any':
      return () => undefined;
  }
}
