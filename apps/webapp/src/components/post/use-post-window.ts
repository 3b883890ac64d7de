import type { Post, PostOrderBlock } from '@mattermost/types/posts';
import { isCollapsedThreadsEnabled } from 'mattermost-redux/selectors/entities/preferences';
import { shouldShowJoinLeaveMessages } from 'mattermost-redux/selectors/entities/preferences';
import { getCurrentUser } from 'mattermost-redux/selectors/entities/users';
import { shouldFilterJoinLeavePost } from 'mattermost-redux/utils/post_utils';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import {
  loadLatestPosts,
  loadNewerPosts,
  loadOlderPosts,
  loadPostsAround,
} from '../../actions/posts-pages.ts';
import type { ActionError, ActionResult } from '../../actions/result.ts';
import type { GlobalState } from '../../store/global-state.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { useTurns } from '../answers/use-turns.ts';
import { postRows } from './post-rows.ts';
import type { PostRow } from './post-rows.ts';

export interface PostWindow {
  rows: readonly PostRow[];
  /** Whether there is anything to show yet. */
  isReady: boolean;
  isOldest: boolean;
  isNewest: boolean;
  error?: ActionError;
  loadOlder(): void;
  loadNewer(): void;
  loadNewest(): void;
  retry(): void;
}

/**
 * The part of a channel's posts that is shown: the one around `anchorId`, or the newest if that is ''. A channel may be
 * in the store in several parts with gaps between them.
 */
export function usePostWindow(channelId: string, anchorId: string, isOpen: boolean): PostWindow {
  const dispatch = useAppDispatch();
  const block = useAppSelector((state) => blockOf(state, channelId, anchorId));
  const rows = useRows(channelId, block);
  const [error, setError] = useState<ActionError>();
  const begin = useTurns();
  const underWay = useRef(new Set<string>());

  /** `what` is not asked for twice at a time; something else is not kept waiting. Of failures the last question's counts. */
  const run = useCallback(
    async (what: string, load: () => Promise<ActionResult<unknown>>) => {
      if (underWay.current.has(what)) {
        return;
      }
      const isLast = begin();
      underWay.current.add(what);
      const result = await load();
      underWay.current.delete(what);
      if (isLast()) {
        setError(result.error);
      }
    },
    [begin],
  );
  const loadNewest = useCallback(
    () => void run(`latest of ${channelId}`, () => dispatch(loadLatestPosts(channelId))),
    [channelId, dispatch, run],
  );
  const loadAnchor = useCallback(
    () => void run(`around ${anchorId}`, () => dispatch(loadPostsAround(channelId, anchorId))),
    [anchorId, channelId, dispatch, run],
  );

  const isMissing = isOpen && block === undefined;
  useEffect(() => {
    if (isMissing) {
      if (anchorId === '') {
        loadNewest();
      } else {
        loadAnchor();
      }
    }
  }, [anchorId, isMissing, loadAnchor, loadNewest]);

  const older = (id: string | undefined) => {
    if (id !== undefined && block?.oldest !== true && error === undefined) {
      void run(`before ${id}`, () => dispatch(loadOlderPosts(channelId, id)));
    }
  };
  const newer = (id: string | undefined) => {
    if (id !== undefined && block?.recent !== true && error === undefined) {
      void run(`after ${id}`, () => dispatch(loadNewerPosts(channelId, id)));
    }
  };

  return {
    rows,
    isReady: block !== undefined,
    isOldest: block?.oldest === true,
    isNewest: block?.recent === true,
    error,
    loadOlder: () => older(block?.order.at(-1)),
    loadNewer: () => newer(block?.order[0]),
    loadNewest,
    retry: () => {
      setError(undefined);
      if (isMissing) {
        (anchorId === '' ? loadNewest : loadAnchor)();
      }
    },
  };
}

function blockOf(state: GlobalState, channelId: string, anchorId: string): PostOrderBlock | undefined {
  const blocks = state.entities.posts.postsInChannel[channelId] ?? [];
  return anchorId === ''
    ? blocks.find(({ recent }) => recent)
    : blocks.find(({ order }) => order.includes(anchorId));
}

/** Those posts; the same list as before while none of them has changed, whatever came to other channels. */
function makePostsOf(order: readonly string[]) {
  let known: GlobalState['entities']['posts']['posts'] | undefined;
  let posts: readonly (Post | undefined)[] = [];
  return (state: GlobalState): readonly (Post | undefined)[] => {
    const { posts: all } = state.entities.posts;
    if (all !== known) {
      const isSame = known !== undefined && order.every((id, index) => all[id] === posts[index]);
      known = all;
      posts = isSame ? posts : order.map((id) => all[id]);
    }
    return posts;
  };
}

function useRows(channelId: string, block: PostOrderBlock | undefined): readonly PostRow[] {
  const order = block?.order;
  const selectPosts = useMemo(() => makePostsOf(order ?? []), [order]);
  const all = useAppSelector(selectPosts);
  const threads = useAppSelector(isCollapsedThreadsEnabled);
  const me = useAppSelector(getCurrentUser);
  const showsJoinLeave = useAppSelector(shouldShowJoinLeaveMessages);
  const readUntil = useAppSelector((state) => state.views.channel.lastChannelViewTime[channelId]);
  return useMemo(() => {
    const posts = all
      .filter((post): post is Post => post !== undefined && !(threads && post.root_id))
      .reverse();
    return postRows(posts, {
      readUntil,
      currentUserId: me?.id,
      isHidden: (post) => shouldFilterJoinLeavePost(post, showsJoinLeave, me?.username ?? ''),
    });
  }, [all, me?.id, me?.username, readUntil, showsJoinLeave, threads]);
}
