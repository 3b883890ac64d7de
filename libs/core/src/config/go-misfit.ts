import { parseGoType } from '@patchbay/contract';
import { modelFields, shapeOf } from '../model/go-json.ts';
import type { Misfit } from './config-leaf.ts';

/** Why Go could not read a JSON value into one of its types, and where in it; null is nothing for all that may be nil. */
export function goMisfit(type: string, value: unknown, path: string): Misfit | undefined {
  const shape = shapeOf(type);
  const unless = (fits: boolean, takes: string) => (fits ? undefined : { path, takes });
  switch (shape.shape) {
    case 'pointer':
      return value === null ? undefined : goMisfit(shape.element, value, path);
    case 'string':
      return unless(typeof value === 'string', 'a text');
    case 'bool':
      return unless(typeof value === 'boolean', 'true or false');
    case 'number':
      if (isInteger(type)) return unless(Number.isSafeInteger(value), 'a whole number');
      return unless(typeof value === 'number' && Number.isFinite(value), 'a number');
    case 'slice':
      if (!Array.isArray(value)) return { path, takes: 'a list' };
      return first(value.entries(), ([at, each]) => goMisfit(shape.element, each, `${path}[${at}]`));
    case 'map':
      if (!isObject(value)) return { path, takes: 'an object' };
      return first(Object.entries(value), ([key, each]) => goMisfit(shape.element, each, `${path}.${key}`));
    case 'struct':
      if (!isObject(value)) return { path, takes: 'an object' };
      return first(modelFields(shape.name), ({ property, type: inner }) =>
        Object.hasOwn(value, property) && value[property] !== null
          ? goMisfit(inner, value[property], `${path}.${property}`)
          : undefined,
      );
    case 'bytes': // json.RawMessage: any JSON
    case 'time':
    case 'any':
      return undefined;
  }
}

function isInteger(type: string): boolean {
  const parsed = parseGoType(type);
  return parsed.kind === 'basic' && /^u?int/.test(parsed.name);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What the first of many has to say, if any has. */
export function first<T>(all: Iterable<T>, ask: (one: T) => Misfit | undefined): Misfit | undefined {
  for (const one of all) {
    const found = ask(one);
    if (found) return found;
  }
  return undefined;
}
