import { getMyChannelMembership } from 'mattermost-redux/selectors/entities/channels';
import { isManuallyUnread } from 'mattermost-redux/selectors/entities/channels';
import { useCallback, useEffect, useLayoutEffect, useState } from 'react';
import { markRead } from '../../actions/channels.ts';
import { loadOpeningPosts } from '../../actions/posts-pages.ts';
import type { ActionError } from '../../actions/result.ts';
import { useAppDispatch } from '../../store/hooks.ts';
import type { AppThunk } from '../../store/store.ts';
import { setChannelViewTime } from '../../store/views/channel.ts';
import { useTurns } from '../answers/use-turns.ts';

interface OpenedChannel {
  isOpen: boolean;
  /** The first unread post, when more than a page lies after it; '' to begin at the newest. */
  firstUnreadId: string;
  error?: ActionError;
  retry(): void;
}

/** Opens a channel: remembers where it was read until, loads what is to be seen first, and reads it. */
export function useOpenedChannel(channelId: string, isLoaded: boolean): OpenedChannel {
  const dispatch = useAppDispatch();
  const begin = useTurns();
  const [firstUnreadId, setFirstUnreadId] = useState<string>();
  const [error, setError] = useState<ActionError>();

  const load = useCallback(async () => {
    const isLast = begin();
    setError(undefined);
    const result = await dispatch(loadOpeningPosts(channelId));
    if (isLast()) {
      setError(result.error);
      setFirstUnreadId(result.data?.firstUnreadId);
    }
  }, [begin, channelId, dispatch]);

  useLayoutEffect(() => {
    const isKnown = dispatch(beginReading(channelId));
    if (isKnown) {
      begin();
      setFirstUnreadId('');
    } else {
      void load();
    }
    dispatch(markRead(channelId));
  }, [begin, channelId, dispatch, load]);

  useEffect(() => {
    const readOnReturn = () => {
      if (!document.hidden) {
        dispatch(readAgain(channelId));
      }
    };
    document.addEventListener('visibilitychange', readOnReturn);
    return () => document.removeEventListener('visibilitychange', readOnReturn);
  }, [channelId, dispatch]);

  return {
    isOpen: firstUnreadId !== undefined || isLoaded,
    firstUnreadId: firstUnreadId ?? '',
    error,
    retry: () => void load(),
  };
}

/** Answers whether the latest posts of the channel are here already. */
function beginReading(channelId: string): AppThunk<boolean> {
  return (dispatch, getState) => {
    const member = getMyChannelMembership(getState(), channelId);
    dispatch(setChannelViewTime(channelId, member?.last_viewed_at ?? 0));
    return getState().views.channel.loaded[channelId] === true;
  };
}

/** Unless it was marked as unread by hand: it stays so until it is opened again. */
function readAgain(channelId: string): AppThunk<void> {
  return (dispatch, getState) => {
    if (!isManuallyUnread(getState(), channelId)) {
      dispatch(markRead(channelId));
    }
  };
}
