import type { Channel } from '@mattermost/types/channels';
import { getChannel } from 'mattermost-redux/selectors/entities/channels';
import { useAppSelector } from '../../store/hooks.ts';

/** The channel that a panel at the right-hand side is about: the one on screen, or where there is none the one it was opened for. */
export function usePanelChannel(): Channel | undefined {
  return useAppSelector((state) => {
    const { currentChannelId } = state.entities.channels;
    return getChannel(state, currentChannelId || state.views.rhs.selectedChannelId);
  });
}
