import type { Post, Status, User } from '@patchbay/contract';
import type { MentionKind } from '../posts/mentions/mention-finder.ts';

type Props = Readonly<Record<string, string>>;

/** What decides whether somebody hears of a post. */
export interface Concern {
  readonly user: User;
  /** The notify_props of their membership in the channel. */
  readonly channelProps: Props;
  readonly status: Status['status'];
  readonly post: Post;
  /** How the post mentions them. */
  readonly mention: MentionKind | undefined;
  /** They follow the thread that the post replies in. */
  readonly follows: boolean;
}

/** Whether a device of theirs is to make itself known (notify_props of account and channel, then the status). */
export function wantsPush({ channelProps, follows, mention, post, status, user }: Concern): boolean {
  const mine: Props = user.notify_props;
  if (isSystem(post) || channelProps['mark_unread'] === 'mention') return false;
  if (status === 'dnd' || status === 'ooo') return false;
  const channelWish = channelProps['push'] ?? 'default';
  const wish = channelWish === 'default' || channelWish === '' ? (mine['push'] ?? 'mention') : channelWish;
  if (!reaches(wish, mention, follows && wishes(mine['push_threads'], channelProps['push_threads'])))
    return false;
  const at = mine['push_status'] ?? 'online';
  if (at === 'online' || at === '') return true;
  if (at === 'away') return status === 'away' || status === 'offline';
  return status === 'offline';
}

/** Whether they get a letter: only those who are not there do. */
export function wantsMail({ channelProps, follows, mention, post, status, user }: Concern): boolean {
  const mine: Props = user.notify_props;
  if (user.is_bot || user.delete_at > 0 || user.email === '') return false;
  if (isSystem(post) || status === 'online') return false;
  if (channelProps['mark_unread'] === 'mention') return false;
  const channelWish = channelProps['email'] ?? 'default';
  const wish = channelWish === 'default' || channelWish === '' ? (mine['email'] ?? 'true') : channelWish;
  if (wish === 'false') return false;
  if (mention !== undefined) return true;
  return follows && (mine['email_threads'] ?? 'all') === 'all';
}

function reaches(wish: string, mention: MentionKind | undefined, followed: boolean): boolean {
  if (wish === 'none') return false;
  return wish === 'all' || mention !== undefined || followed;
}

function wishes(mine = 'all', channel = 'default'): boolean {
  return (channel === 'default' || channel === '' ? mine : channel) === 'all';
}

function isSystem(post: Post): boolean {
  return post.type.startsWith('system_') && post.type !== 'system_add_to_channel';
}
