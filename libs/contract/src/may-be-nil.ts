import type { ParameterDefinition } from './definitions.ts';
import { parseGoType } from './go-type.ts';

/** Pointer parameters for which Go documents nil: nobody acted, the system did. */
const NIL_BY_NAME = new Set(['actor']);

/** Whether a caller may pass Go's nil, which is undefined in TypeScript. */
export function mayBeNil({ name, type }: ParameterDefinition): boolean {
  const parsed = parseGoType(type);
  return parsed.kind === 'pointer' && (parsed.elem.kind === 'basic' || NIL_BY_NAME.has(name));
}
