import type { Channel, Post, User } from '@patchbay/contract';

const EVERYBODY = new Set(['all', 'channel', 'here']);
const NAME = /(?<![\p{L}\p{N}_])@([a-z0-9][a-z0-9._-]*)/giu;

/** The names after @ in a message, lower-case, and whether one of them means everybody in the channel. */
export function mentionedNames(message: string): { names: string[]; everybody: boolean } {
  const names = new Set<string>();
  for (const [, found = ''] of message.matchAll(NAME)) {
    const name = found.toLowerCase();
    names.add(name);
    // A sentence may end right after the name.
    names.add(name.replace(/[._-]+$/, ''));
  }
  const everybody = [...EVERYBODY].some((name) => names.has(name));
  return { names: [...names].filter((name) => !EVERYBODY.has(name)), everybody };
}

/** Whom a post mentions: those named, everybody on @all, the other one of a direct channel. Never its author. */
export function mentionedUserIds(
  post: Post,
  channel: Channel,
  memberIds: ReadonlySet<string>,
  named: readonly User[],
): string[] {
  const { everybody } = mentionedNames(post.message);
  const all = everybody || channel.type === 'D' || channel.type === 'G';
  const candidates = all ? [...memberIds] : named.map((user) => user.id);
  return candidates.filter((id) => id !== post.user_id && memberIds.has(id));
}
