import type { Channel } from '@mattermost/types/channels';
import { getChannelStats, favoriteChannel, unfavoriteChannel } from 'mattermost-redux/actions/channels';
import {
  getMyChannelMembership,
  isFavoriteChannel,
  isMutedChannel,
} from 'mattermost-redux/selectors/entities/channels';
import { useEffect } from 'react';
import { setChannelMuted } from '../../actions/channels.ts';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { useNarrow } from '../../narrow-window.ts';
import { setSidebarOpen } from '../../store/views/browser.ts';
import { IconButton } from '../elements/icon-button.tsx';
import { Pluggable } from '../plugins/pluggable.tsx';
import { CallButtons } from './call-buttons.tsx';
import { ChannelHeaderCounts } from './channel-header-counts.tsx';
import { ChannelHeaderPluginButtons } from './channel-header-plugin-buttons.tsx';
import { ChannelHeaderText } from './channel-header-text.tsx';
import { ChannelIcon } from './channel-icon.tsx';
import { ChannelMenu } from './channel-menu.tsx';
import { MobilePluginButton } from './mobile-plugin-buttons.tsx';

/** What channel it is, and what there is to do in it. */
export function ChannelHeader({ channel }: { channel: Channel }) {
  const dispatch = useAppDispatch();
  const text = useText();
  const isNarrow = useNarrow();
  const member = useAppSelector((state) => getMyChannelMembership(state, channel.id));
  const isFavorite = useAppSelector((state) => isFavoriteChannel(state, channel.id));
  const isMuted = useAppSelector((state) => isMutedChannel(state, channel.id));

  useEffect(() => {
    void dispatch(getChannelStats(channel.id));
  }, [channel.id, dispatch]);

  return (
    <header id="channel-header" className="channel-header">
      <IconButton
        icon="menu"
        label={text('sidebar.open')}
        className="channel-header__drawer"
        onClick={() => dispatch(setSidebarOpen(true))}
      />
      <div className="channel-header__info">
        <div className="channel-header__line">
          {!isNarrow && (
            <IconButton
              id="toggleFavorite"
              icon={isFavorite ? 'star' : 'star-outline'}
              className={`channel-header__favorites ${isFavorite ? 'active' : ''}`.trim()}
              label={text(isFavorite ? 'channel.unfavorite' : 'channel.favorite')}
              aria-pressed={isFavorite}
              onClick={() =>
                void dispatch(isFavorite ? unfavoriteChannel(channel.id) : favoriteChannel(channel.id))
              }
            />
          )}
          <h1 className="channel-header__title">
            {channel.type !== 'D' && <ChannelIcon channel={channel} />}
            <ChannelMenu channel={channel} />
          </h1>
          {isMuted && (
            <IconButton
              id="toggleMute"
              icon="bell-off-outline"
              className="channel-header__mute"
              label={text('channel.unmute')}
              onClick={() => void dispatch(setChannelMuted(channel.id, false))}
            />
          )}
          {!isNarrow && <ChannelHeaderCounts channel={channel} />}
          <Pluggable pluggableName="ChannelHeaderIcon" channel={channel} channelMember={member} />
        </div>
        {!isNarrow && <ChannelHeaderText channel={channel} />}
      </div>
      <div className="channel-header__icons">
        {isNarrow ? (
          <MobilePluginButton channel={channel} member={member} />
        ) : (
          <>
            <CallButtons channel={channel} member={member} />
            <ChannelHeaderPluginButtons channel={channel} member={member} />
          </>
        )}
      </div>
    </header>
  );
}
