import { hookMethods } from '@patchbay/contract';
import type { HookName } from '@patchbay/contract';

/** Where in the arguments of a hook a post is, or something that says which post it is about. */
const places = new Map<string, { readonly index: number; readonly field: 'id' | 'post_id' }>();
for (const { name, params } of Object.values(hookMethods)) {
  const post = params.findIndex(({ type }) => type === '*model.Post');
  const about = params.findIndex(({ type }) => type === '*model.Reaction');
  if (post >= 0) places.set(name, { index: post, field: 'id' });
  else if (about >= 0) places.set(name, { index: about, field: 'post_id' });
}

/** The id of the post a call is about: '' when it has none yet, undefined when the hook is not about a post. */
export function postIdOf(hook: HookName, args: readonly unknown[]): string | undefined {
  const place = places.get(hook);
  if (!place) return undefined;
  const value = (args[place.index] as Record<string, unknown> | undefined)?.[place.field];
  return typeof value === 'string' ? value : '';
}
