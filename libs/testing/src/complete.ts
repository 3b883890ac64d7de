import { goTypes, isFlattened, parseGoType, propertyNameOf, type GoType } from '@patchbay/contract';
import { snapshot } from './snapshot.ts';

/** Go's zero time, in milliseconds since 1970: year 1. */
const ZERO_TIME_MS = -62_135_596_800_000;

/** Types that are streams or errors here, not data: passed on as they are. */
const OPAQUE = /^(io|http)\.|^model\.AppError$/;

/**
 * A copy of the value as it arrives on the other side of the wire: what it lacks is zero, at every depth, and what
 * its type does not have is gone. No value at all gives the zero value of the type.
 */
export function complete(type: GoType, value: unknown): unknown {
  const missing = value === undefined || value === null;
  switch (type.kind) {
    case 'basic':
      if (!missing) return value;
      return type.name === 'string' ? '' : type.name === 'bool' ? false : 0;
    case 'interface':
      return missing ? undefined : snapshot(value);
    case 'pointer':
      return missing ? undefined : complete(type.elem, value);
    case 'slice':
      if (type.elem.kind === 'basic' && type.elem.name === 'uint8')
        return Uint8Array.from((value as Uint8Array | undefined) ?? []);
      return ((value as readonly unknown[] | undefined) ?? []).map((each) => complete(type.elem, each));
    case 'array':
      return Array.from({ length: type.length }, (_, index) =>
        complete(type.elem, (value as readonly unknown[] | undefined)?.[index]),
      );
    case 'map':
      return completeMap(type.key, type.elem, value);
    case 'named':
      return completeNamed(type.name, value);
    case 'emptyStruct':
      return {};
  }
}

/** Maps with text keys are records, all others a Map. */
function completeMap(key: GoType, elem: GoType, value: unknown): unknown {
  const each = ([name, item]: [unknown, unknown]) => [name, complete(elem, item)] as const;
  if (value instanceof Map) return new Map([...value].map(each));
  if (!isText(key)) return new Map();
  return Object.fromEntries(Object.entries(value ?? {}).map(each));
}

function isText(type: GoType): boolean {
  if (type.kind === 'named') return goTypes[type.name]?.kind === 'string';
  return type.kind === 'basic' && type.name === 'string';
}

function completeNamed(name: string, value: unknown): unknown {
  if (OPAQUE.test(name) && name !== 'http.Header') return value;
  if (name === 'time.Time') return new Date(value instanceof Date ? value : ZERO_TIME_MS);
  const definition = goTypes[name];
  switch (definition?.kind) {
    case undefined:
    case 'interface':
      return value === null ? undefined : snapshot(value);
    case 'struct':
      return completeStruct(name, (value ?? {}) as Record<string, unknown>);
    case 'map':
      return completeMap(parseGoType(definition.key), parseGoType(definition.elem), value);
    case 'slice':
      return complete({ kind: 'slice', elem: parseGoType(definition.elem) }, value);
    case 'array':
      return complete({ ...definition, elem: parseGoType(definition.elem) }, value);
    case 'alias':
      return complete(parseGoType(definition.target), value);
    case 'gobEncoder':
      return Uint8Array.from((value as Uint8Array | undefined) ?? []);
    case 'binaryMarshaler':
      // Of these only url.URL is ever seen, and it is text.
      return value ?? '';
    default:
      return complete({ kind: 'basic', name: definition?.kind ?? 'int' }, value);
  }
}

/** Properties of embedded structs stand in their owner. */
function completeStruct(name: string, value: Record<string, unknown>): Record<string, unknown> {
  const definition = goTypes[name];
  const result: Record<string, unknown> = {};
  for (const field of definition?.kind === 'struct' ? definition.fields : []) {
    const type = parseGoType(field.type);
    if (!isFlattened(field)) result[propertyNameOf(field)] = complete(type, value[propertyNameOf(field)]);
    else Object.assign(result, complete(type.kind === 'pointer' ? type.elem : type, value));
  }
  return result;
}
