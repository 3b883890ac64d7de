/**
 * A copy of what a log entry carries, as JSON can hold it, and its size in characters. It shares nothing with the
 * original, and one that is too long or cannot be written as JSON is named instead of kept.
 */
export function plainFields(
  fields: Record<string, unknown>,
  limit: number,
): { value: Record<string, unknown>; characters: number } {
  let json: string;
  try {
    json = JSON.stringify(fields, jsonable);
  } catch {
    return { value: { left_out: 'fields that cannot be written as JSON' }, characters: 0 };
  }
  if (json === '{}') return { value: {}, characters: 0 };
  if (json.length > limit)
    return { value: { left_out: `fields of ${String(json.length)} characters` }, characters: 0 };
  return { value: JSON.parse(json) as Record<string, unknown>, characters: json.length };
}

function jsonable(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  return value instanceof Error ? value.message : value;
}
