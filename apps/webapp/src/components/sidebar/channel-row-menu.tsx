import type { Channel } from '@mattermost/types/channels';
import type { Team } from '@mattermost/types/teams';
import { favoriteChannel, unfavoriteChannel } from 'mattermost-redux/actions/channels';
import { isFavoriteChannel } from 'mattermost-redux/selectors/entities/channels';
import { useState } from 'react';
import { closeConversation, markRead, setChannelMuted } from '../../actions/channels.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { siteUrl } from '../../site-url.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { useLeaveChannel } from '../channel/use-leave-channel.ts';
import { copyText } from '../clipboard/copy-text.ts';
import { Icon } from '../elements/icon.tsx';
import { Menu } from '../menu/menu.tsx';
import { MenuItem } from '../menu/menu-item.tsx';
import { MoveToSubmenu } from './move-to-submenu.tsx';

interface ChannelRowMenuProps {
  channel: Channel;
  team: Team;
  name: string;
  isUnread: boolean;
  isMuted: boolean;
}

/** What can be done with a channel from where it stands in the sidebar. */
export function ChannelRowMenu(props: ChannelRowMenuProps) {
  const { name } = props;
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <span className={`SidebarChannel__menu ${isOpen ? 'SidebarChannel__menu--open' : ''}`.trim()}>
      <Menu
        button={<Icon name="dots-vertical" />}
        label={text('row.menu', { name })}
        buttonClassName="SidebarMenu_menuButton"
        onOpenChange={setOpen}
      >
        {isOpen && <Items {...props} />}
      </Menu>
    </span>
  );
}

function Items({ channel, team, isUnread, isMuted }: ChannelRowMenuProps) {
  const dispatch = useAppDispatch();
  const leave = useLeaveChannel();
  const isFavorite = useAppSelector((state) => isFavoriteChannel(state, channel.id));
  const isConversation = channel.type === 'D' || channel.type === 'G';
  const copyLink = () => void copyText(`${siteUrl()}/${team.name}/channels/${channel.name}`);
  return (
    <>
      {isUnread && (
        <MenuItem icon="mark-as-unread" onSelect={() => dispatch(markRead(channel.id))}>
          <Text id="row.read" />
        </MenuItem>
      )}
      <MenuItem
        icon={isFavorite ? 'star' : 'star-outline'}
        testId="row-favorite"
        onSelect={() =>
          void dispatch(isFavorite ? unfavoriteChannel(channel.id) : favoriteChannel(channel.id))
        }
      >
        <Text id={isFavorite ? 'channel.unfavorite' : 'channel.favorite'} />
      </MenuItem>
      <MenuItem
        icon={isMuted ? 'bell-outline' : 'bell-off-outline'}
        testId="row-mute"
        onSelect={() => void dispatch(setChannelMuted(channel.id, !isMuted))}
      >
        <Text id={isMuted ? 'channel.unmute' : 'channel.mute'} />
      </MenuItem>
      <MoveToSubmenu channel={channel} team={team} />
      {!isConversation && (
        <MenuItem icon="link-variant" onSelect={copyLink}>
          <Text id="row.copyLink" />
        </MenuItem>
      )}
      {isConversation ? (
        <MenuItem icon="close" testId="row-close" onSelect={() => dispatch(closeConversation(channel))}>
          <Text id="row.close" />
        </MenuItem>
      ) : (
        channel.name !== 'town-square' && (
          <MenuItem icon="exit-to-app" danger testId="row-leave" onSelect={() => leave(channel)}>
            <Text id="channel.leave" />
          </MenuItem>
        )
      )}
    </>
  );
}
