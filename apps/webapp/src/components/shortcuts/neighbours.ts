import type { Channel } from '@mattermost/types/channels';
import { getCurrentChannelId } from 'mattermost-redux/selectors/entities/channels';
import type { GlobalState } from '../../store/global-state.ts';
import { drawnChannels, isUnread } from '../sidebar/sidebar-categories.ts';

/** The channel above (`-1`) or below (`1`) the open one in the sidebar, round the end; with `onlyUnread` the next that is. */
export function neighbour(
  state: GlobalState,
  teamId: string,
  step: 1 | -1,
  onlyUnread: boolean,
): Channel | undefined {
  const channels = drawnChannels(state, teamId);
  const current = getCurrentChannelId(state);
  const start = channels.findIndex(({ id }) => id === current);
  for (let distance = 1; distance <= channels.length; distance += 1) {
    const at = (start + step * distance + 2 * channels.length) % channels.length;
    const channel = channels[at];
    if (channel !== undefined && channel.id !== current && (!onlyUnread || isUnread(state, channel.id))) {
      return channel;
    }
  }
  return undefined;
}
