import type { Channel } from '@mattermost/types/channels';
import type { Team } from '@mattermost/types/teams';
import { getCurrentChannelId } from 'mattermost-redux/selectors/entities/channels';
import { isCollapsedThreadsEnabled } from 'mattermost-redux/selectors/entities/preferences';
import { getUser } from 'mattermost-redux/selectors/entities/users';
import {
  calculateUnreadCount,
  getUserIdFromChannelName,
  isChannelMuted,
} from 'mattermost-redux/utils/channel_utils';
import type { HTMLAttributes, Ref } from 'react';
import { Link } from 'react-router-dom';
import { useText } from '../../i18n/use-text.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { useChannelName } from '../../store/use-channel-name.ts';
import { ChannelIcon } from '../channel/channel-icon.tsx';
import { Avatar } from '../elements/avatar.tsx';
import { Icon } from '../elements/icon.tsx';
import { Pluggable } from '../plugins/pluggable.tsx';
import { pathOfChannel } from '../routes/channel-path.ts';
import { ChannelRowMenu } from './channel-row-menu.tsx';
import { CustomStatusEmoji } from './custom-status-emoji.tsx';
import { hasDraft } from './has-draft.ts';

/** What makes the link something to be dragged. */
export interface DragHandle {
  ref: Ref<HTMLAnchorElement>;
  attributes: HTMLAttributes<HTMLAnchorElement>;
}

interface SidebarChannelProps {
  channel: Channel;
  team: Team;
  handle?: DragHandle;
}

const MANY = 99;

/** A channel of the sidebar: what is new in it, whether it is muted or has a draft, and a menu. */
export function SidebarChannel({ channel, team, handle }: SidebarChannelProps) {
  const text = useText();
  const name = useChannelName(channel);
  const path = useAppSelector((state) => pathOfChannel(state, team.name, channel));
  const isCurrent = useAppSelector(getCurrentChannelId) === channel.id;
  const counts = useAppSelector((state) => state.entities.channels.messageCounts[channel.id]);
  const member = useAppSelector((state) => state.entities.channels.myMembers[channel.id]);
  const threads = useAppSelector(isCollapsedThreadsEnabled);
  const showsDraft = useAppSelector((state) => hasDraft(state, channel.id)) && !isCurrent;
  const { showUnread, mentions } = calculateUnreadCount(counts, member, threads);
  const isManual = useAppSelector((state) => state.entities.channels.manuallyUnread[channel.id] === true);
  const isUnread = showUnread && (!isCurrent || isManual);
  const isMuted = isChannelMuted(member);
  const classes = [
    'SidebarLink',
    isCurrent ? 'SidebarLink--current' : '',
    isUnread ? 'unread-title' : '',
    isMuted ? 'muted' : '',
  ].filter(Boolean);
  return (
    <div className="SidebarChannel" data-channel-id={channel.id}>
      <Link
        id={`sidebarItem_${channel.name}`}
        innerRef={handle?.ref}
        {...handle?.attributes}
        className={classes.join(' ')}
        to={path}
        draggable={false}
        aria-current={isCurrent ? 'page' : undefined}
        aria-label={isUnread ? text('sidebar.unread', { name, mentions }) : undefined}
      >
        {channel.type === 'D' ? (
          <TeammateAvatar channel={channel} />
        ) : (
          <ChannelIcon channel={channel} className="SidebarLink__icon" />
        )}
        <span className="SidebarLink__name" title={name}>
          {name}
        </span>
        {channel.type === 'D' && <CustomStatusEmoji channel={channel} />}
        {showsDraft && <Icon name="pencil-outline" className="SidebarLink__draft" />}
        <Pluggable pluggableName="SidebarChannelLinkLabel" channel={channel} />
        {isMuted && <Icon name="bell-off-outline" className="SidebarLink__muted" />}
        {mentions > 0 && isUnread && (
          <span id={`unreadMentions_${channel.name}`} className="badge">
            {mentions > MANY ? `${MANY}+` : mentions}
          </span>
        )}
      </Link>
      <ChannelRowMenu channel={channel} team={team} name={name} isUnread={isUnread} isMuted={isMuted} />
    </div>
  );
}

function TeammateAvatar({ channel }: { channel: Channel }) {
  const me = useAppSelector((state) => state.entities.users.currentUserId);
  const user = useAppSelector((state) => getUser(state, getUserIdFromChannelName(me, channel.name)));
  return <Avatar user={user} size="small" status />;
}
