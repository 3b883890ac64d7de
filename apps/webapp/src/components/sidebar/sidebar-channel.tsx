import type { Channel } from '@mattermost/types/channels';
import type { Team } from '@mattermost/types/teams';
import { getCurrentChannelId } from 'mattermost-redux/selectors/entities/channels';
import { isCollapsedThreadsEnabled } from 'mattermost-redux/selectors/entities/preferences';
import { calculateUnreadCount, getUserIdFromChannelName } from 'mattermost-redux/utils/channel_utils';
import { Link } from 'react-router-dom';
import { useText } from '../../i18n/use-text.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { useChannelName } from '../../store/use-channel-name.ts';
import { Avatar } from '../common/avatar.tsx';
import { Icon } from '../common/icon.tsx';
import { Pluggable } from '../plugins/pluggable.tsx';
import { pathOfChannel } from '../routes/channel-path.ts';

interface SidebarChannelProps {
  channel: Channel;
  team: Team;
}

const icons: Readonly<Record<string, string>> = {
  O: 'globe',
  P: 'lock-outline',
  G: 'account-multiple-outline',
};

export function SidebarChannel({ channel, team }: SidebarChannelProps) {
  const text = useText();
  const name = useChannelName(channel);
  const path = useAppSelector((state) => pathOfChannel(state, team.name, channel));
  const isCurrent = useAppSelector(getCurrentChannelId) === channel.id;
  const counts = useAppSelector((state) => state.entities.channels.messageCounts[channel.id]);
  const member = useAppSelector((state) => state.entities.channels.myMembers[channel.id]);
  const threads = useAppSelector(isCollapsedThreadsEnabled);
  const { showUnread, mentions } = calculateUnreadCount(counts, member, threads);
  const isUnread = showUnread && !isCurrent;
  const classes = [
    'SidebarLink',
    isCurrent ? 'SidebarLink--current' : '',
    isUnread ? 'unread-title' : '',
  ].filter(Boolean);
  return (
    <li>
      <Link
        id={`sidebarItem_${channel.name}`}
        className={classes.join(' ')}
        to={path}
        aria-current={isCurrent ? 'page' : undefined}
        aria-label={isUnread ? text('sidebar.unread', { name, mentions }) : undefined}
      >
        {channel.type === 'D' ? (
          <TeammateAvatar channel={channel} />
        ) : (
          <Icon name={icons[channel.type] ?? 'globe'} className="SidebarLink__icon" />
        )}
        <span className="SidebarLink__name">{name}</span>
        <Pluggable pluggableName="SidebarChannelLinkLabel" channel={channel} />
        {mentions > 0 && !isCurrent && <span className="badge">{mentions}</span>}
      </Link>
    </li>
  );
}

function TeammateAvatar({ channel }: { channel: Channel }) {
  const user = useAppSelector(({ entities }) => {
    const { currentUserId, profiles } = entities.users;
    return profiles[getUserIdFromChannelName(currentUserId, channel.name)];
  });
  return <Avatar user={user} size="small" status />;
}
