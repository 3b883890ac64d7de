import type { Post, User } from '@patchbay/contract';
import { present, presentAll } from '../model/present.ts';
import { withoutIntegrations } from '../posts/views/attachments.ts';

/** A thread as its follower gets it; Mattermost's `ThreadResponse`. Times in ms. */
export interface ThreadView {
  readonly id: string;
  readonly reply_count: number;
  readonly last_reply_at: number;
  readonly last_viewed_at: number;
  readonly participants: readonly User[];
  readonly post: Post;
  readonly unread_replies: number;
  readonly unread_mentions: number;
  readonly is_urgent: boolean;
  readonly delete_at: number;
}

/** A page of someone's threads, and how much there is to read. */
export interface ThreadsView {
  readonly total: number;
  readonly total_unread_threads: number;
  readonly total_unread_mentions: number;
  readonly total_unread_urgent_mentions: number;
  readonly threads: readonly ThreadView[] | null;
}

export interface ThreadsQuery {
  /** Threads with news since a time in ms; 0 for all. */
  readonly since: number;
  /** Only those with an older, or newer, last reply than this thread's. */
  readonly before: string;
  readonly after: string;
  readonly perPage: number;
  readonly deleted: boolean;
  readonly unread: boolean;
  /** Those who take part with their whole account. */
  readonly extended: boolean;
  readonly totalsOnly: boolean;
  readonly threadsOnly: boolean;
  readonly excludeDirect: boolean;
}

/** A thread as clients read it. */
export function presentThread(thread: ThreadView): Record<string, unknown> {
  return {
    ...thread,
    participants: presentAll('model.User', thread.participants),
    post: present('model.Post', thread.post),
  };
}

/** As events carry it: JSON text inside JSON. */
export function threadJson(thread: ThreadView): string {
  return JSON.stringify(presentThread({ ...thread, post: withoutIntegrations(thread.post) }));
}
