import { GobError } from '../errors.ts';
import type { GobDecoder } from './decoder.ts';
import { BOOL, BYTES, COMPLEX, FLOAT, INT, INTERFACE, nameOf, STRING, UINT } from './wire-type.ts';

/** Deeper than a decoder goes, so that what it refuses can still be stepped over; Go has 10000. */
const MAX_SKIP_DEPTH = 3_000;

/** Steps over a top-level value whose type id has been read. */
export function skipTopLevel(r: GobDecoder, id: number, depth = 0): void {
  r.topLevel(id);
  skipValue(r, id, depth);
}

/** Steps over a value of the sender's type `id`, whatever it holds. */
export function skipValue(r: GobDecoder, id: number, depth = 0): void {
  if (depth > MAX_SKIP_DEPTH) throw new GobError('limit', `nested deeper than ${MAX_SKIP_DEPTH}`);
  switch (id) {
    case BOOL:
    case INT:
    case UINT:
    case FLOAT:
      r.skipNumber();
      return;
    case COMPLEX:
      r.skipNumber();
      r.skipNumber();
      return;
    case BYTES:
    case STRING:
      r.skipBytes();
      return;
    case INTERFACE:
      {
        const length = r.nameLength();
        if (length === 0) return;
        r.pos += length;
      }
      skipTopLevel(r, r.interfaceType(), depth + 1);
      return;
  }
  const type = r.types.get(id);
  if (type === undefined) throw new GobError('malformed', `undefined ${nameOf(r.types, id)}`);
  switch (type.kind) {
    case 'struct': {
      for (let field = -1; ;) {
        const delta = r.uint();
        if (delta === 0) return;
        field += delta;
        const described = type.fields[field];
        if (described === undefined)
          throw new GobError('malformed', `field ${field} of ${nameOf(r.types, id)}`);
        skipValue(r, described.id, depth + 1);
      }
    }
    case 'slice':
    case 'array':
      for (let count = r.uint(); count > 0; count--) skipValue(r, type.elem, depth + 1);
      return;
    case 'map':
      for (let count = r.uint(); count > 0; count--) {
        skipValue(r, type.key, depth + 1);
        skipValue(r, type.elem, depth + 1);
      }
      return;
    default:
      r.skipBytes();
  }
}
