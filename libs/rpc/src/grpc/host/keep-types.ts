import { isDeepStrictEqual } from 'node:util';
import type { HookName, Post } from '@patchbay/contract';
import { gobTypeOf } from '../../gob/special.ts';

const POSTS: ReadonlySet<HookName> = new Set(['MessageWillBePosted', 'MessageWillBeUpdated']);

/**
 * JSON carries no Go types: what a plugin sent back in a post's props as it got it is the value it got, so that the
 * next Go plugin finds attachments with the type its assertion wants (docs/decisions/0003-wire.md).
 */
export function keepTypes(hook: HookName, args: readonly unknown[], result: unknown): void {
  if (!POSTS.has(hook) || !Array.isArray(result)) return;
  const given = (args[1] as Partial<Post> | undefined)?.props ?? {};
  const returned = (result[0] as Post | undefined)?.props;
  if (returned === undefined) return;
  for (const [key, value] of Object.entries(given)) {
    if (typeof value !== 'object' || value === null || gobTypeOf(value) === undefined) continue;
    if (Object.hasOwn(returned, key) && isDeepStrictEqual(asJson(value), asJson(returned[key])))
      returned[key] = value;
  }
}

function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value) ?? 'null');
}
