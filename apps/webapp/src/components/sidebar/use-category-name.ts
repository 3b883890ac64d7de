import type { ChannelCategory } from '@mattermost/types/channel_categories';
import { useText } from '../../i18n/use-text.ts';

/** Categories that everybody has are called in the person's own language. */
export function useCategoryName({ type, display_name: name }: ChannelCategory): string {
  const text = useText();
  switch (type) {
    case 'favorites':
      return text('sidebar.favorites');
    case 'channels':
      return text('sidebar.channels');
    case 'direct_messages':
      return text('sidebar.direct');
    default:
      return name;
  }
}
