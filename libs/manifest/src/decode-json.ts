import { isManifestField } from './manifest-field-names.ts';

/** Subtrees that belong to the author; nothing in them is a field of ours. */
const FREE_FORM = new Set(['props', 'default']);

/**
 * Reads JSON the way Go's decoder reads it into the manifest struct: null leaves a field unset, and a field
 * name matches whatever its case when no exact one is there. Throws SyntaxError.
 */
export function decodeJson(text: string): unknown {
  return likeGo(JSON.parse(text));
}

function likeGo(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(likeGo);
  if (typeof value !== 'object' || value === null) return value;
  const fields = new Map<string, unknown>();
  for (const [key, held] of Object.entries(value)) {
    if (held === null) continue;
    const name = fieldName(key, value);
    fields.set(name, FREE_FORM.has(name) ? held : likeGo(held));
  }
  return Object.fromEntries(fields);
}

function fieldName(key: string, owner: object): string {
  const folded = key.toLowerCase();
  if (folded === key) return key;
  return isManifestField(folded) && !Object.hasOwn(owner, folded) ? folded : key;
}
