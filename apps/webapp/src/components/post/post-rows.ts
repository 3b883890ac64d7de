import type { Post } from '@mattermost/types/posts';

export type PostRow =
  | { kind: 'date'; key: string; at: number }
  | { kind: 'new'; key: string }
  | { kind: 'post'; key: string; post: Post; isContinued: boolean };

/** Posts of one person within this time stand under one name. */
const CONTINUED_WITHIN_MS = 5 * 60 * 1000;

interface RowOptions {
  /** When the person last read the channel; what is newer and not theirs is new. */
  readUntil?: number;
  currentUserId?: string;
}

const isSystem = (post: Post) => post.type.startsWith('system_');
const dayOf = (at: number) => new Date(at).toDateString();

/** What a list of posts, oldest first, looks like: posts, days between them, and where the new ones begin. */
export function postRows(posts: readonly Post[], { readUntil, currentUserId }: RowOptions = {}): PostRow[] {
  const rows: PostRow[] = [];
  let before: Post | undefined;
  let isNewMarked = readUntil === undefined || readUntil === 0;
  for (const post of posts) {
    if (before === undefined || dayOf(before.create_at) !== dayOf(post.create_at)) {
      rows.push({ kind: 'date', key: `date-${post.create_at}`, at: post.create_at });
      before = undefined;
    }
    if (!isNewMarked && post.create_at > (readUntil ?? 0) && post.user_id !== currentUserId) {
      rows.push({ kind: 'new', key: 'new' });
      isNewMarked = true;
      before = undefined;
    }
    rows.push({ kind: 'post', key: keyOf(post), post, isContinued: continues(before, post) });
    before = post;
  }
  return rows;
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
    !isSystem(before) &&
    !isSystem(post) &&
    before.props?.override_username === post.props?.override_username
  );
}
