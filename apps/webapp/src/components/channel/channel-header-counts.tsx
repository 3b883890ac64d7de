import type { Channel } from '@mattermost/types/channels';
import { closeRightHandSide } from '@patchbay/registry';
import type { ReactNode } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { showPanel } from '../../store/views/rhs.ts';
import { Icon } from '../elements/icon.tsx';

/** How many are in the channel and how much is pinned, each with its list at the right-hand side; files and what it is about. */
export function ChannelHeaderCounts({ channel }: { channel: Channel }) {
  const text = useText();
  const stats = useAppSelector((state) => state.entities.channels.stats[channel.id]);
  const members = stats?.member_count ?? 0;
  const pinned = stats?.pinnedpost_count ?? 0;
  return (
    <div className="channel-header__counts">
      {channel.type !== 'D' && (
        <PanelButton
          id="member_rhs"
          panel="channel-members"
          channel={channel}
          icon="account-outline"
          label={text('header.members', { count: members })}
        >
          {stats === undefined ? '' : members}
        </PanelButton>
      )}
      {pinned > 0 && (
        <PanelButton
          id="channelHeaderPinButton"
          panel="pin"
          channel={channel}
          icon="pin-outline"
          label={text('header.pinned', { count: pinned })}
        >
          {pinned}
        </PanelButton>
      )}
      <PanelButton
        id="channelHeaderFilesButton"
        panel="channel-files"
        channel={channel}
        icon="file-text-outline"
        label={text('header.files')}
      />
      <PanelButton
        id="channel-info-btn"
        panel="channel-info"
        channel={channel}
        icon="information-outline"
        label={text('header.info')}
      />
    </div>
  );
}

interface PanelButtonProps {
  id: string;
  panel: string;
  channel: Channel;
  icon: string;
  label: string;
  children?: ReactNode;
}

/** Opens a panel at the right-hand side; where it is open it closes it. */
function PanelButton({ id, panel, channel, icon, label, children }: PanelButtonProps) {
  const dispatch = useAppDispatch();
  const isOpen = useAppSelector(({ views }) => views.rhs.isSidebarOpen && views.rhs.rhsState === panel);
  return (
    <button
      type="button"
      id={id}
      className={`channel-header__count ${isOpen ? 'channel-header__count--active' : ''}`.trim()}
      aria-label={label}
      aria-pressed={isOpen}
      title={label}
      onClick={() => dispatch(isOpen ? closeRightHandSide() : showPanel(panel, channel.id))}
    >
      <Icon name={icon} />
      {children}
    </button>
  );
}
