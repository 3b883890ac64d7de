import { refuse } from '../errors.ts';

const LEVELS = new Set(['default', 'all', 'mention', 'none']);
const MARKS = new Set(['all', 'mention']);
const EMAILS = new Set(['default', 'true', 'false']);
const IGNORES = new Set(['on', 'off', 'default']);
const FOLLOWS = new Set(['on', 'off']);
/** Characters of all of them together, as JSON. */
const LONGEST = 800_000;

/** What a member may choose about a channel; other names that come in are left out. */
const KNOWN = [
  'mark_unread',
  'desktop',
  'desktop_sound',
  'desktop_notification_sound',
  'desktop_threads',
  'email',
  'push',
  'push_threads',
  'ignore_channel_mentions',
  'channel_auto_follow_threads',
];

export function knownNotifyProps(props: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(KNOWN.flatMap((name) => (name in props ? [[name, props[name] ?? '']] : [])));
}

/** Throws the first rule that what is given breaks; what is not given stays as it was. */
export function assertNotifyPropsAreValid(props: Readonly<Record<string, string>>): void {
  const where = 'ChannelMember.IsValid';
  const isWrong = (name: string, values: ReadonlySet<string>) =>
    name in props && !values.has(props[name] ?? '');
  if (isWrong('desktop', LEVELS)) throw refuse('model.channel_member.is_valid.notify_level.app_error', where);
  if (isWrong('mark_unread', MARKS))
    throw refuse('model.channel_member.is_valid.unread_level.app_error', where);
  if (isWrong('push', LEVELS)) throw refuse('model.channel_member.is_valid.push_level.app_error', where);
  if (isWrong('email', EMAILS)) throw refuse('model.channel_member.is_valid.email_value.app_error', where);
  if (isWrong('ignore_channel_mentions', IGNORES))
    throw refuse('model.channel_member.is_valid.ignore_channel_mentions_value.app_error', where);
  if (isWrong('channel_auto_follow_threads', FOLLOWS))
    throw refuse('model.channel_member.is_valid.channel_auto_follow_threads_value.app_error', where);
  if (JSON.stringify(props).length > LONGEST)
    throw refuse('model.channel_member.is_valid.notify_props.app_error', where);
}

export function isMuted(props: Readonly<Record<string, string>>): boolean {
  return props['mark_unread'] === 'mention';
}
