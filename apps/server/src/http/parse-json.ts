import parse from 'secure-json-parse';

/** Nobody nests deeper by hand, and what walks a value calls itself for each level. */
const MOST_LEVELS = 1_000;

/**
 * A JSON body as a value. Bytes that are no UTF-8 become U+FFFD and of two equal keys the last counts, as in Go. Keys
 * that would reach a prototype are left out.
 *
 * @throws Error for what is no JSON, nested too deep, or holds a NUL, which no database keeps
 */
export function parseJson(bytes: Buffer): unknown {
  const text = bytes.toString('utf8');
  if (text.length > MOST_LEVELS && depthOf(text) > MOST_LEVELS)
    throw new Error(`it is nested more than ${MOST_LEVELS} levels deep`);
  const value: unknown = parse(text, undefined, { protoAction: 'remove', constructorAction: 'remove' });
  if (text.includes('\\u0000') && holdsNul(value)) throw new Error('it holds a NUL character');
  return value;
}

/** Of brackets outside of texts; whether they match is left to the parser. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (quoted) {
      if (char === 0x5c) at += 1;
      else if (char === 0x22) quoted = false;
    } else if (char === 0x22) quoted = true;
    else if (char === 0x5b || char === 0x7b) deepest = Math.max(deepest, ++depth);
    else if (char === 0x5d || char === 0x7d) depth -= 1;
  }
  return deepest;
}

function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0');
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, inner]) => key.includes('\0') || holdsNul(inner));
}
