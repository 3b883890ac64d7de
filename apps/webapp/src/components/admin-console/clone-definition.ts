import { isRecord } from '../../rest/fields.ts';

/**
 * A copy for a plugin to change as it likes. Only plain objects and lists are copied: elements and components (React's
 * are objects with a `$$typeof`) and functions are the same in the copy, as they are known by their identity.
 */
export function cloneDefinition<Value>(value: Value): Value {
  if (Array.isArray(value)) {
    return value.map((item: unknown) => cloneDefinition(item)) as Value;
  }
  if (!isRecord(value) || '$$typeof' in value) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [key, cloneDefinition(field)]),
  ) as Value;
}
