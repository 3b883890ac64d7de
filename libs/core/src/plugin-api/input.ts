import type { Input } from '@patchbay/contract';
import { fill } from '../model/fill.ts';

/** What a plugin passed, with every field set: what it left out is zero, and so is all of a nil pointer. */
export function received<T extends object>(typeName: string, input: Input<T> | undefined): T {
  return fill<T>(typeName, (input ?? {}) as Partial<T>);
}
