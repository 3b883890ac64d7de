import type { HookName } from '@patchbay/contract';

/** Which argument stands in which result until the plugin says otherwise (contract: server-plugins §8). */
const SEEDED: Partial<Record<HookName, number>> = {
  MessageWillBePosted: 1,
  // Not seeded upstream, where fields that an older plugin does not know are lost on every edit.
  MessageWillBeUpdated: 1,
  ChannelMemberWillBeAdded: 1,
  TeamMemberWillBeAdded: 1,
};

/** The reply a hook starts from: what the plugin's own type lacks keeps the value it was called with. */
export function seedOf(hook: HookName, args: readonly unknown[]): unknown[] | undefined {
  const argument = SEEDED[hook];
  return argument === undefined ? undefined : [args[argument]];
}
