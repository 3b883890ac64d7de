import type { Post } from '@mattermost/types/posts';
import { ben, square } from './sample-state.ts';

/** A post of Ben's in Town Square. */
export function samplePost(id: string, more: Partial<Omit<Post, 'type'>> & { type?: string } = {}): Post {
  return {
    id,
    channel_id: square.id,
    user_id: ben.id,
    message: `message ${id}`,
    type: '',
    create_at: 1_700_000_000_000,
    update_at: 1,
    edit_at: 0,
    delete_at: 0,
    root_id: '',
    pending_post_id: '',
    is_pinned: false,
    reply_count: 0,
    props: {},
    metadata: {},
    ...more,
  } as unknown as Post;
}
