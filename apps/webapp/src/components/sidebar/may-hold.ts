import type { ChannelCategory } from '@mattermost/types/channel_categories';
import type { Channel } from '@mattermost/types/channels';

/** Conversations do not go among the channels, nor channels among the conversations. */
export function mayHold(category: ChannelCategory, channel: Channel): boolean {
  const isConversation = channel.type === 'D' || channel.type === 'G';
  switch (category.type) {
    case 'channels':
      return !isConversation;
    case 'direct_messages':
      return isConversation;
    case 'managed':
      return false;
    default:
      return true;
  }
}
