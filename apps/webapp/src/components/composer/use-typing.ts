import { Preferences } from 'mattermost-redux/constants';
import { getCurrentChannelStats } from 'mattermost-redux/selectors/entities/channels';
import { getConfig } from 'mattermost-redux/selectors/entities/general';
import { getBool } from 'mattermost-redux/selectors/entities/preferences';
import { useRef } from 'react';
import { useWebSocketClient } from '../../socket/web-socket-context.ts';
import { useAppSelector } from '../../store/hooks.ts';

const EVERY_MS = 5_000;

/** Tells the others in a channel that somebody is writing: not each key, and not in a channel with too many people. */
export function useTyping(channelId: string, rootId: string): () => void {
  const socket = useWebSocketClient();
  const config = useAppSelector(getConfig);
  const isOff = useAppSelector((state) =>
    getBool(
      state,
      Preferences.CATEGORY_PERFORMANCE_DEBUGGING,
      Preferences.NAME_DISABLE_TYPING_MESSAGES,
      false,
    ),
  );
  const members = useAppSelector((state) => getCurrentChannelStats(state)?.member_count ?? 0);
  const last = useRef(0);
  return () => {
    const every = Number(config.TimeBetweenUserTypingUpdatesMilliseconds) || EVERY_MS;
    const tooMany = members >= (Number(config.MaxNotificationsPerChannel) || Infinity);
    const now = Date.now();
    if (config.EnableUserTypingMessages === 'true' && !isOff && !tooMany && now - last.current > every) {
      last.current = now;
      socket?.userTyping(channelId, rootId);
    }
  };
}
