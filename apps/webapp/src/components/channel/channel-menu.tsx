import type { Channel } from '@mattermost/types/channels';
import {
  getMyChannelMembership,
  isFavoriteChannel,
  isMutedChannel,
} from 'mattermost-redux/selectors/entities/channels';
import { favoriteChannel, unfavoriteChannel } from 'mattermost-redux/actions/channels';
import { getCurrentTeam } from 'mattermost-redux/selectors/entities/teams';
import { useState } from 'react';
import { closeConversation, setChannelMuted } from '../../actions/channels.ts';
import { browserHistory } from '../../browser-history.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { useChannelName } from '../../store/use-channel-name.ts';
import { useNarrow } from '../../narrow-window.ts';
import { showPanel } from '../../store/views/rhs.ts';
import { Icon } from '../elements/icon.tsx';
import type { ModalId } from '../dialog/modal-identifiers.ts';
import { openModalById } from '../dialog/open-modal-by-id.ts';
import { Menu } from '../menu/menu.tsx';
import { MenuItem } from '../menu/menu-item.tsx';
import { MoveToSubmenu } from '../sidebar/move-to-submenu.tsx';
import { ChannelMenuPluginItems } from './channel-menu-plugin-items.tsx';
import { useChannelRights } from './channel-rights.ts';
import { MobilePluginItems } from './mobile-plugin-buttons.tsx';
import { useLeaveChannel } from './use-leave-channel.ts';

/** The name of the channel, and behind it all that can be done with it. */
export function ChannelMenu({ channel }: { channel: Channel }) {
  const text = useText();
  const name = useChannelName(channel);
  const [isOpen, setOpen] = useState(false);
  const button = (
    <>
      <span id="channelHeaderTitle">{name}</span>
      <Icon name="chevron-down" />
    </>
  );
  return (
    <Menu
      button={button}
      label={text('channel.menu', { channel: name })}
      buttonId="channelHeaderDropdownButton"
      buttonClassName="channel-header__menu"
      onOpenChange={setOpen}
    >
      {isOpen && <Items channel={channel} />}
    </Menu>
  );
}

function Items({ channel }: { channel: Channel }) {
  const dispatch = useAppDispatch();
  const isNarrow = useNarrow();
  const leave = useLeaveChannel();
  const rights = useChannelRights(channel);
  const team = useAppSelector(getCurrentTeam);
  const member = useAppSelector((state) => getMyChannelMembership(state, channel.id));
  const isFavorite = useAppSelector((state) => isFavoriteChannel(state, channel.id));
  const isMuted = useAppSelector((state) => isMutedChannel(state, channel.id));
  const open = (modalId: ModalId) => dispatch(openModalById(modalId, { channel }));
  const close = () => {
    dispatch(closeConversation(channel));
    if (team !== undefined) {
      browserHistory.push(`/${team.name}/channels/town-square`);
    }
  };
  return (
    <>
      <MenuItem
        id="channelViewInfo"
        icon="information-outline"
        testId="channel-info"
        onSelect={() => dispatch(showPanel('channel-info', channel.id))}
      >
        <Text id="channel.info" />
      </MenuItem>
      {isNarrow && <MobilePluginItems channel={channel} member={member} />}
      <MenuItem
        id="channelToggleFavorite"
        icon={isFavorite ? 'star' : 'star-outline'}
        testId="channel-favorite"
        onSelect={() =>
          void dispatch(isFavorite ? unfavoriteChannel(channel.id) : favoriteChannel(channel.id))
        }
      >
        <Text id={isFavorite ? 'channel.unfavorite' : 'channel.favorite'} />
      </MenuItem>
      {team !== undefined && <MoveToSubmenu channel={channel} team={team} />}
      {channel.type !== 'D' && !rights.isArchived && (
        <MenuItem
          id="channelNotificationPreferences"
          icon="bell-outline"
          testId="channel-notifications"
          onSelect={() => open('channel_notifications')}
        >
          <Text id="channel.notifications" />
        </MenuItem>
      )}
      <MenuItem
        id="channelToggleMuteChannel"
        icon={isMuted ? 'bell-outline' : 'bell-off-outline'}
        testId="channel-mute"
        onSelect={() => void dispatch(setChannelMuted(channel.id, !isMuted))}
      >
        <Text id={isMuted ? 'channel.unmute' : 'channel.mute'} />
      </MenuItem>
      <hr className="menu__divider" />
      {rights.managesMembers && (
        <MenuItem
          id="channelAddMembers"
          icon="account-plus-outline"
          testId="channel-invite"
          onSelect={() => open('channel_invite')}
        >
          <Text id="channel.invite" />
        </MenuItem>
      )}
      {channel.type !== 'D' && (
        <MenuItem
          id="channelManageMembers"
          icon="account-multiple-outline"
          testId="channel-members"
          onSelect={() => open('channel_members')}
        >
          <Text id={rights.managesMembers ? 'channel.manageMembers' : 'channel.viewMembers'} />
        </MenuItem>
      )}
      {rights.editsProperties && (
        <MenuItem
          id="channelEditHeader"
          icon="pencil-outline"
          testId="channel-header-text"
          onSelect={() => open('edit_channel_header')}
        >
          <Text id="channel.editHeader" />
        </MenuItem>
      )}
      {!rights.isConversation && !rights.isArchived && (
        <MenuItem
          id="channelSettings"
          icon="cog-outline"
          testId="channel-settings"
          onSelect={() => open('channel_settings')}
        >
          <Text id="channel.settings" />
        </MenuItem>
      )}
      <ChannelMenuPluginItems channel={channel} />
      {rights.restores && (
        <MenuItem
          id="channelUnarchiveChannel"
          icon="archive-arrow-up-outline"
          testId="channel-unarchive"
          onSelect={() => open('unarchive_channel')}
        >
          <Text id="channel.unarchive" />
        </MenuItem>
      )}
      {rights.isConversation && (
        <MenuItem id="channelCloseMessage" icon="close" testId="channel-close" onSelect={close}>
          <Text id="row.close" />
        </MenuItem>
      )}
      {rights.leaves && (
        <MenuItem
          id="channelLeaveChannel"
          icon="exit-to-app"
          danger
          testId="channel-leave"
          onSelect={() => leave(channel)}
        >
          <Text id="channel.leave" />
        </MenuItem>
      )}
      {rights.archives && (
        <MenuItem
          id="channelArchiveChannel"
          icon="archive-outline"
          danger
          testId="channel-archive"
          onSelect={() => open('delete_channel')}
        >
          <Text id="channel.archive" />
        </MenuItem>
      )}
    </>
  );
}
