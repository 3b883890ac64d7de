import { get } from 'mattermost-redux/selectors/entities/preferences';
import { useLayoutEffect } from 'react';
import { useAppSelector } from '../store/hooks.ts';

const CATEGORY = 'display_settings';

/** Puts onto the page what the style alone can do: how wide channels are. */
export function useDisplaySettings(): void {
  const width = useAppSelector((state) => get(state, CATEGORY, 'channel_display_mode', 'full'));
  useLayoutEffect(() => {
    document.documentElement.dataset.channelWidth = width === 'centered' ? 'centered' : 'full';
  }, [width]);
}
