import type { Post } from '@mattermost/types/posts';
import { useState } from 'react';
import { deletePost } from '../../actions/posts.ts';
import { useAppDispatch } from '../../store/hooks.ts';
import { isEphemeralPost } from '../../store/kind-of-post.ts';

export interface PostDeletion {
  isAsking: boolean;
  error?: string;
  ask(): void;
  cancel(): void;
  confirm(): void;
}

/** Deletes a post after a question; one that is only here goes without. */
export function useDeletePost(post: Post, onBusy: (isBusy: boolean) => void): PostDeletion {
  const dispatch = useAppDispatch();
  const [isAsking, setAsking] = useState(false);
  const [error, setError] = useState<string>();

  const asks = (asking: boolean) => {
    setAsking(asking);
    onBusy(asking);
  };
  const remove = async () => {
    const result = await dispatch(deletePost(post));
    setError(result.error?.message);
    if (result.error === undefined) {
      asks(false);
    }
  };

  return {
    isAsking,
    error,
    ask: () => (isEphemeralPost(post) || post.failed ? void remove() : asks(true)),
    cancel: () => asks(false),
    confirm: () => void remove(),
  };
}
