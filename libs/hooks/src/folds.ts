import type { HookArgs, HookName, HookResult } from '@patchbay/contract';
import type { Fold, Verdict } from './outcome.ts';

const APPROVED = { kind: 'approved' } as const;

/** Puts `value` in place of the argument at `index`. */
function replaceAt<H extends HookName>(args: HookArgs<H>, index: number, value: unknown): Verdict<H> {
  const next = [...(args as unknown[])];
  next[index] = value;
  return { kind: 'replaced', args: next as unknown as HookArgs<H> };
}

/**
 * For hooks that return `[replacement, reason]`: a reason rejects, an object replaces the argument at `index`
 * (contract: server-plugins §3).
 */
export function replacementOrReason<H extends HookName>(index: number): Fold<H> {
  return (result: HookResult<H>, args) => {
    const [replacement, reason] = result as readonly [unknown, string];
    if (reason !== '') return { kind: 'rejected', reason };
    return isNil(replacement) ? APPROVED : replaceAt(args, index, replacement);
  };
}

/** For hooks that return a reason, where '' means yes. */
export function reasonOnly<H extends HookName>(): Fold<H> {
  return (result: HookResult<H>) => {
    const reason = result as string;
    return reason === '' ? APPROVED : { kind: 'rejected', reason };
  };
}

/** For hooks that return a replacement, and say no by an error. */
export function replacementOnly<H extends HookName>(index: number): Fold<H> {
  return (result: HookResult<H>, args) => (isNil(result) ? APPROVED : replaceAt(args, index, result));
}

/** MessageWillBeUpdated: no post means no (contract: hooks.json). */
export const updatedPost: Fold<'MessageWillBeUpdated'> = ([post, reason], args) => {
  if (reason !== '') return { kind: 'rejected', reason };
  if (isNil(post)) return { kind: 'rejected', reason: 'The plugin returned no post.' };
  return replaceAt(args, 1, post);
};

/** EmailNotificationWillBeSent returns the parts that a plugin may choose; the rest stays (contract: hooks.json). */
export const contentOfMail: Fold<'EmailNotificationWillBeSent'> = ([content, reason], args) => {
  if (reason !== '') return { kind: 'rejected', reason };
  return isNil(content) ? APPROVED : replaceAt(args, 0, { ...args[0], ...content });
};

export const postedPost = replacementOrReason<'MessageWillBePosted'>(1);
export const savedConfiguration = replacementOnly<'ConfigurationWillBeSaved'>(0);
export const loginReason = reasonOnly<'UserWillLogIn'>();

/** Nothing, in Go's sense: what came over the wire may say either. */
function isNil(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}
