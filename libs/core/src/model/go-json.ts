import { goTypes, isFlattened, parseGoType, propertyNameOf, type GoBasicName } from '@patchbay/contract';

/** A field as plugins and clients name it: promoted from embedded structs, under its JSON name or else its Go name. */
export interface ModelField {
  readonly property: string;
  readonly type: string;
  /** Left out of JSON altogether. */
  readonly hidden: boolean;
  readonly omitEmpty: boolean;
}

const known = new Map<string, readonly ModelField[]>();

/** The fields of a struct of the contract, e.g. `model.Post`. */
export function modelFields(typeName: string): readonly ModelField[] {
  const seen = known.get(typeName);
  if (seen) return seen;
  const definition = goTypes[typeName];
  if (definition?.kind !== 'struct') throw new TypeError(`${typeName} is no struct of the contract`);
  const fields = definition.fields.flatMap((field): readonly ModelField[] =>
    isFlattened(field)
      ? modelFields(field.type.replace(/^\*/, ''))
      : [
          {
            property: propertyNameOf(field),
            type: field.type,
            hidden: field.json === '-',
            omitEmpty: field.omitempty === true,
          },
        ],
  );
  known.set(typeName, fields);
  return fields;
}

/** What a Go type is underneath: `model.StringMap` and `map[string]string` are both maps. */
export type Shape =
  | { readonly shape: 'pointer' | 'slice' | 'map'; readonly element: string }
  | { readonly shape: 'struct'; readonly name: string }
  | { readonly shape: 'string' | 'number' | 'bool' | 'bytes' | 'time' | 'any' };

/** Takes a type expression of the contract apart. */
export function shapeOf(type: string): Shape {
  const cut = (length: number) => type.slice(length);
  const parsed = parseGoType(type);
  switch (parsed.kind) {
    case 'pointer':
      return { shape: 'pointer', element: cut(1) };
    case 'slice':
      return parsed.elem.kind === 'basic' && parsed.elem.name === 'uint8'
        ? { shape: 'bytes' }
        : { shape: 'slice', element: cut(2) };
    case 'array':
      return { shape: 'slice', element: cut(type.indexOf(']') + 1) };
    case 'map':
      return { shape: 'map', element: cut(type.indexOf(']') + 1) };
    case 'basic':
      return basicShape(parsed.name);
    case 'named':
      return namedShape(parsed.name);
    case 'interface':
    case 'emptyStruct':
      return { shape: 'any' };
  }
}

function basicShape(name: GoBasicName): Shape {
  if (name === 'string') return { shape: 'string' };
  return { shape: name === 'bool' ? 'bool' : 'number' };
}

function namedShape(name: string): Shape {
  const definition = goTypes[name];
  if (!definition) return { shape: 'any' };
  switch (definition.kind) {
    case 'interface':
      return { shape: 'any' };
    case 'struct':
      return { shape: 'struct', name };
    case 'map':
      return { shape: 'map', element: definition.elem };
    case 'slice':
    case 'array':
      return shapeOf(`[]${definition.elem}`);
    case 'alias':
      return shapeOf(definition.target);
    case 'binaryMarshaler':
      return { shape: 'string' };
    case 'gobEncoder':
      return { shape: 'time' };
    default:
      return basicShape(definition.kind);
  }
}
