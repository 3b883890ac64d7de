import type { Post } from '@mattermost/types/posts';
import { updateThreadRead } from 'mattermost-redux/actions/threads';
import { getThread as loadFollowing } from 'mattermost-redux/actions/threads';
import { getPost, getTeamIdFromPost, makeGetPostsForThread } from 'mattermost-redux/selectors/entities/posts';
import { isCollapsedThreadsEnabled } from 'mattermost-redux/selectors/entities/preferences';
import { getThread } from 'mattermost-redux/selectors/entities/threads';
import { getCurrentUserId } from 'mattermost-redux/selectors/entities/users';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { act } from '../../actions/act.ts';
import { loadThread } from '../../actions/posts-pages.ts';
import type { ActionError } from '../../actions/result.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import type { AppThunk } from '../../store/store.ts';
import { useTurns } from '../answers/use-turns.ts';
import { postRows } from '../post/post-rows.ts';
import type { PostRow } from '../post/post-rows.ts';

interface LoadedThread {
  root?: Post;
  rows: readonly PostRow[];
  isLoaded: boolean;
  error?: ActionError;
  retry(): void;
}

/** A post and its answers, loaded, followed and read while it is on screen. */
export function useThread(rootId: string): LoadedThread {
  const dispatch = useAppDispatch();
  const root = useAppSelector((state) => getPost(state, rootId)) as Post | undefined;
  const begin = useTurns();
  const [error, setError] = useState<ActionError>();
  const [isLoaded, setLoaded] = useState(false);
  const me = useAppSelector(getCurrentUserId);
  const getPosts = useMemo(() => makeGetPostsForThread(), []);
  const posts = useAppSelector((state) => getPosts(state, rootId));
  const threads = useAppSelector(isCollapsedThreadsEnabled);
  const viewedAt = useAppSelector((state) => getThread(state, rootId)?.last_viewed_at);
  const [readUntil, setReadUntil] = useState(viewedAt);
  const newest = posts[0]?.create_at ?? 0;

  const load = useCallback(async () => {
    const isLast = begin();
    const result = await dispatch(loadThread(rootId));
    if (isLast()) {
      setError(result.error);
      setLoaded(result.error === undefined);
    }
  }, [begin, dispatch, rootId]);
  useEffect(() => void load(), [load]);

  // Known only when the thread is; from then on the line of the new answers stays where it is.
  useEffect(() => {
    setReadUntil((before) => before ?? viewedAt);
  }, [viewedAt]);

  useEffect(() => {
    if (isLoaded && threads) {
      void dispatch(readThread(rootId));
    }
  }, [dispatch, isLoaded, newest, rootId, threads]);

  const rows = useMemo(
    () => postRows([...posts].reverse(), { readUntil: threads ? readUntil : 0, currentUserId: me }),
    [me, posts, readUntil, threads],
  );
  return { root, rows, isLoaded, error, retry: () => void load() };
}

/** Reads a thread that is followed, here and on the server. */
function readThread(rootId: string): AppThunk<Promise<void>> {
  return async (dispatch, getState) => {
    const root = getPost(getState(), rootId) as Post | undefined;
    const teamId = root === undefined ? undefined : getTeamIdFromPost(getState(), root);
    const me = getCurrentUserId(getState());
    if (root === undefined || teamId === undefined || root.is_following !== true || document.hidden) {
      return;
    }
    const known = getThread(getState(), rootId);
    if (known === undefined || known === null) {
      await dispatch(act(loadFollowing(me, teamId, rootId, true)));
    }
    const thread = getThread(getState(), rootId);
    if (thread && (thread.unread_replies > 0 || thread.unread_mentions > 0)) {
      await dispatch(act(updateThreadRead(me, teamId, rootId, Date.now())));
    }
  };
}
