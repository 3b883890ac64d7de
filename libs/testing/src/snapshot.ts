/**
 * A copy of plain objects, lists, bytes and dates, at every depth; anything else (streams, errors, functions) is
 * itself. What an array or object is marked with under a symbol (`asGobType`) stays.
 */
export function snapshot<T>(value: T): T {
  return copy(value) as T;
}

function copy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return Uint8Array.from(value);
  if (value instanceof Date) return new Date(value);
  if (value instanceof Map) return new Map([...value].map(([key, each]) => [key, copy(each)]));
  if (Array.isArray(value)) return marked(value, value.map(copy));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  return marked(value, Object.fromEntries(Object.entries(value).map(([key, each]) => [key, copy(each)])));
}

function marked(from: object, to: object): object {
  for (const symbol of Object.getOwnPropertySymbols(from))
    Object.defineProperty(to, symbol, Object.getOwnPropertyDescriptor(from, symbol) ?? {});
  return to;
}
