import type { Post } from '@mattermost/types/posts';
import { useState } from 'react';
import { deletePost, retryPost } from '../../actions/posts.ts';
import { Text } from '../../i18n/text.tsx';
import { useAppDispatch } from '../../store/hooks.ts';

/** Under a post that could not be sent: send it again, or let it go. */
export function FailedPost({ post }: { post: Post }) {
  const dispatch = useAppDispatch();
  const [error, setError] = useState<string>();
  const retry = async () => {
    const result = await dispatch(retryPost(post));
    setError(result.error?.message);
  };
  return (
    <div className="post__failed" role="alert">
      <span className="error-text">{error ?? <Text id="post.failed" />}</span>
      <button type="button" className="link-button" onClick={() => void retry()}>
        <Text id="post.retry" />
      </button>
      <button type="button" className="link-button" onClick={() => void dispatch(deletePost(post))}>
        <Text id="post.remove" />
      </button>
    </div>
  );
}
