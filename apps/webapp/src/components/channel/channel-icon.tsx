import type { Channel } from '@mattermost/types/channels';
import { Icon } from '../elements/icon.tsx';
import { useMatchingEntry } from './use-matching-entry.ts';

interface ChannelIconProps {
  channel: Channel;
  className?: string;
}

/** What kind of channel it is; plugins may give it another glyph (contract: registry registerChannelIconOverride). */
export function ChannelIcon({ channel, className }: ChannelIconProps) {
  const override = useMatchingEntry('ChannelIconOverride', channel)?.iconName;
  const name = typeof override === 'string' ? override : glyphOf(channel);
  return <Icon name={name} className={className} />;
}

function glyphOf({ type, delete_at: deletedAt }: Channel): string {
  if (deletedAt > 0) {
    return type === 'P' ? 'archive-lock-outline' : 'archive-outline';
  }
  switch (type) {
    case 'P':
      return 'lock-outline';
    case 'G':
      return 'account-multiple-outline';
    case 'D':
      return 'account-outline';
    default:
      return 'globe';
  }
}
