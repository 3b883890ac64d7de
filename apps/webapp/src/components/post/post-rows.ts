import type { Post } from '@mattermost/types/posts';
import { isSystemMessage, isUserActivityPost } from 'mattermost-redux/utils/post_utils';
import { soundPost } from '../../store/sound-post.ts';

export type PostRow =
  | { kind: 'date'; key: string; at: number }
  | { kind: 'new'; key: string; lastViewedAt: number }
  | { kind: 'activity'; key: string; posts: readonly Post[] }
  | { kind: 'post'; key: string; post: Post; isContinued: boolean };

/** Posts of one person within this time stand under one name. */
const CONTINUED_WITHIN_MS = 5 * 60 * 1000;
/** So many people who came and went are told of in one row. */
const ACTIVITIES_PER_ROW = 100;

interface RowOptions {
  /** When the person last read the channel; what is newer and not theirs is new. */
  readUntil?: number;
  currentUserId?: string;
  /** Leaves posts out. */
  isHidden?(post: Post): boolean;
  /** False tells of everyone who comes and goes in a row of their own. */
  combines?: boolean;
}

const dayOf = (at: number) => new Date(at).toDateString();

/** What a list of posts, oldest first, looks like: posts, days between them, and where the new ones begin. */
export function postRows(posts: readonly Post[], options: RowOptions = {}): PostRow[] {
  const { readUntil = 0, currentUserId, isHidden, combines = true } = options;
  const rows: PostRow[] = [];
  let before: Post | undefined;
  let day = '';
  let isNewMarked = readUntil === 0;
  for (const given of posts) {
    const post = soundPost(given);
    if (isHidden?.(post) === true) {
      continue;
    }
    const ownDay = dayOf(post.create_at);
    if (ownDay !== day) {
      rows.push({ kind: 'date', key: `date-${ownDay}-${before?.id ?? ''}`, at: post.create_at });
      day = ownDay;
      before = undefined;
    }
    if (!isNewMarked && post.create_at > readUntil && !isMine(post, currentUserId)) {
      rows.push({ kind: 'new', key: 'new', lastViewedAt: readUntil });
      isNewMarked = true;
      before = undefined;
    }
    const last = rows.at(-1);
    if (!combines || !isUserActivityPost(post.type)) {
      rows.push({ kind: 'post', key: keyOf(post), post, isContinued: continues(before, post) });
    } else if (last?.kind === 'activity' && last.posts.length < ACTIVITIES_PER_ROW) {
      rows[rows.length - 1] = { ...last, posts: [...last.posts, post] };
    } else {
      rows.push({ kind: 'activity', key: `activity-${post.id}`, posts: [post] });
    }
    before = post;
  }
  return rows;
}

function isMine(post: Post, currentUserId: string | undefined): boolean {
  return post.user_id === currentUserId && post.props?.from_webhook !== 'true';
}

/** The same from the moment a post is pending until it is there, so that it is not drawn anew. */
function keyOf(post: Post): string {
  return post.pending_post_id || post.id;
}

function continues(before: Post | undefined, post: Post): boolean {
  return (
    before !== undefined &&
    before.user_id === post.user_id &&
    before.root_id === post.root_id &&
    post.create_at - before.create_at < CONTINUED_WITHIN_MS &&
    !isSystemMessage(before) &&
    !isSystemMessage(post) &&
    before.props?.override_username === post.props?.override_username &&
    before.props?.from_webhook === post.props?.from_webhook &&
    // The button for its card stands in its header.
    !post.props?.card
  );
}

/** Where a post stands among the rows; -1 if it does not. */
export function rowIndexOf(rows: readonly PostRow[], postId: string): number {
  return rows.findIndex(
    (row) =>
      (row.kind === 'post' && row.post.id === postId) ||
      (row.kind === 'activity' && row.posts.some(({ id }) => id === postId)),
  );
}
