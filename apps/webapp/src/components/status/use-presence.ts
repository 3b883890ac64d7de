import { autoUpdateTimezone } from 'mattermost-redux/actions/timezone';
import { useEffect } from 'react';
import { refreshPresence } from '../../actions/status.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';

/** Changes are pushed; this is for those that got lost, and for who came on screen since. */
const REFRESH_EVERY_MS = 60_000;

/** Keeps whether people are there up to date: at first, after each connection, and every minute that the page is looked at. */
export function usePresence(): void {
  const dispatch = useAppDispatch();
  const channelId = useAppSelector((state) => state.entities.channels.currentChannelId);
  const connectedAt = useAppSelector((state) => state.websocket?.lastConnectAt ?? 0);
  useEffect(() => {
    const refresh = () => {
      if (document.visibilityState === 'visible') {
        dispatch(refreshPresence());
      }
    };
    refresh();
    const timer = setInterval(refresh, REFRESH_EVERY_MS);
    document.addEventListener('visibilitychange', refresh);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', refresh);
    };
  }, [dispatch, channelId, connectedAt]);

  // Others see what time it is for the person; who travels does not have to say so.
  useEffect(() => {
    void dispatch(autoUpdateTimezone(Intl.DateTimeFormat().resolvedOptions().timeZone));
  }, [dispatch]);
}
