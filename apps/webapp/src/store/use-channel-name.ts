import type { Channel } from '@mattermost/types/channels';
import { getTeammateNameDisplaySetting } from 'mattermost-redux/selectors/entities/preferences';
import { completeDirectChannelDisplayName } from 'mattermost-redux/utils/channel_utils';
import { useAppSelector } from './hooks.ts';

const nobody = new Set<string>();

/** What a channel is called on screen: a direct one has the name of the other person. */
export function useChannelName(channel: Channel): string {
  return useAppSelector((state) => {
    if (channel.type !== 'D' && channel.type !== 'G') {
      return channel.display_name || channel.name;
    }
    const { currentUserId, profiles, profilesInChannel } = state.entities.users;
    const display = getTeammateNameDisplaySetting(state) ?? 'username';
    const people = profilesInChannel[channel.id] ?? nobody;
    const named = completeDirectChannelDisplayName(currentUserId, profiles, people, display, channel);
    return named.display_name || channel.name;
  });
}
