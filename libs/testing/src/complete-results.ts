import { parseGoType, type MethodDefinition } from '@patchbay/contract';
import { complete } from './complete.ts';

/** What the caller of a hook or API method gets for what was answered: nothing, one value or a tuple, complete. */
export function completeResults({ results }: MethodDefinition, answered: unknown): unknown {
  const types = results.filter((type) => type !== 'error' && type !== '*model.AppError');
  const values = types.length === 1 ? [answered] : ((answered ?? []) as readonly unknown[]);
  const completed = types.map((type, index) => complete(parseGoType(type), values[index]));
  return completed.length > 1 ? completed : completed[0];
}
