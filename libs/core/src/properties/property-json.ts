import { refuse } from '../errors.ts';

/** JSON with its keys in order and nothing between, so that equal values are equal texts. Throws 400 for what is none. */
export function canonicalJson(bytes: Uint8Array | string): string {
  const text = typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refuse('model.property_value.is_valid.app_error', 'PropertyValue.IsValid', {
      field: 'value',
      reason: 'it is no JSON',
    });
  }
  return JSON.stringify(ordered(value));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, each]) => [name, ordered(each)]));
}

export const jsonBytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf8'));
