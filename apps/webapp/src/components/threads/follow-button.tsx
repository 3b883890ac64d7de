import type { Post } from '@mattermost/types/posts';
import { useState } from 'react';
import { followThread } from '../../actions/post-marks.ts';
import { Text } from '../../i18n/text.tsx';
import { useAppDispatch } from '../../store/hooks.ts';
import { useIsFollowed } from '../post/use-is-followed.ts';

/** Follows a thread, or no more: who follows it is told of answers. */
export function FollowButton({ root }: { root: Post }) {
  const dispatch = useAppDispatch();
  const isFollowed = useIsFollowed(root);
  const [error, setError] = useState<string>();
  const toggle = async () => {
    const result = await dispatch(followThread(root, !isFollowed));
    setError(result.error?.message);
  };
  return (
    <button
      type="button"
      className={`btn btn-sm follow-button FollowButton ${isFollowed ? 'follow-button--on' : ''}`.trim()}
      aria-pressed={isFollowed}
      title={error}
      onClick={() => void toggle()}
    >
      <Text id={isFollowed ? 'thread.following' : 'thread.follow'} />
    </button>
  );
}
