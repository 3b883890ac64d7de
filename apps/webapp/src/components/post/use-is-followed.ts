import type { Post } from '@mattermost/types/posts';
import { getPost } from 'mattermost-redux/selectors/entities/posts';
import { getThread } from 'mattermost-redux/selectors/entities/threads';
import { useAppSelector } from '../../store/hooks.ts';

/** Whether I follow the thread that a post is in. */
export function useIsFollowed(post: Post): boolean {
  return useAppSelector((state) => {
    const rootId = post.root_id || post.id;
    return getThread(state, rootId)?.is_following ?? getPost(state, rootId)?.is_following ?? false;
  });
}
