import type { Channel } from '@mattermost/types/channels';
import { getMyChannelMembership } from 'mattermost-redux/selectors/entities/channels';
import { getCurrentTeam } from 'mattermost-redux/selectors/entities/teams';
import { shallowEqual } from 'react-redux';
import { useHistory } from 'react-router-dom';
import { leaveChannel } from '../../actions/channels.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { Markdown } from '../../markdown/markdown.tsx';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { useChannelName } from '../../store/use-channel-name.ts';
import { setSidebarOpen } from '../../store/views/browser.ts';
import { Icon } from '../common/icon.tsx';
import { IconButton } from '../common/icon-button.tsx';
import { Menu } from '../menu/menu.tsx';
import { MenuItem } from '../menu/menu-item.tsx';
import { PluginLabel } from '../plugins/plugin-label.tsx';
import { Pluggable } from '../plugins/pluggable.tsx';
import { ChannelHeaderPluginButtons } from './channel-header-plugin-buttons.tsx';

const icons: Readonly<Record<string, string>> = {
  O: 'globe',
  P: 'lock-outline',
  G: 'account-multiple-outline',
};
const DEFAULT_CHANNEL = 'town-square';

export function ChannelHeader({ channel }: { channel: Channel }) {
  const dispatch = useAppDispatch();
  const text = useText();
  const member = useAppSelector((state) => getMyChannelMembership(state, channel.id));
  const icon = icons[channel.type];
  return (
    <header id="channel-header" className="channel-header">
      <IconButton
        icon="menu"
        label={text('sidebar.open')}
        className="channel-header__drawer"
        onClick={() => dispatch(setSidebarOpen(true))}
      />
      <div className="channel-header__info">
        <h1 className="channel-header__title">
          {icon !== undefined && <Icon name={icon} />}
          <ChannelMenu channel={channel} />
        </h1>
        <Pluggable pluggableName="ChannelHeaderIcon" channel={channel} channelMember={member} />
        {channel.header !== '' && (
          <div className="channel-header__description">
            <Markdown text={channel.header} options={{ singleline: true }} />
          </div>
        )}
      </div>
      <div className="channel-header__icons">
        <ChannelHeaderPluginButtons channel={channel} member={member} />
      </div>
    </header>
  );
}

function ChannelMenu({ channel }: { channel: Channel }) {
  const dispatch = useAppDispatch();
  const history = useHistory();
  const text = useText();
  const team = useAppSelector(getCurrentTeam);
  const entries = useAppSelector(
    (state) => state.plugins.components.ChannelHeader.filter((entry) => shown(entry.shouldRender, state)),
    shallowEqual,
  );
  const name = useChannelName(channel);
  const canLeave = ['O', 'P'].includes(channel.type) && channel.name !== DEFAULT_CHANNEL;

  const leave = async () => {
    const { error } = await dispatch(leaveChannel(channel.id));
    if (error === undefined && team !== undefined) {
      history.push(`/${team.name}/channels/${DEFAULT_CHANNEL}`);
    }
  };

  if (entries.length === 0 && !canLeave) {
    return <span id="channelHeaderTitle">{name}</span>;
  }
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
      buttonClassName="channel-header__menu"
    >
      {entries.map(({ id, pluginId, text: label, action }) => (
        <MenuItem
          key={id}
          id={`${id}_pluginmenuitem`}
          icon="power-plug-outline"
          onSelect={() => (action as (channelId: string) => void)(channel.id)}
        >
          <PluginLabel pluginId={pluginId} location="ChannelHeader">
            {label}
          </PluginLabel>
        </MenuItem>
      ))}
      {canLeave && (
        <MenuItem icon="exit-to-app" danger onSelect={() => void leave()}>
          <Text id="channel.leave" />
        </MenuItem>
      )}
    </Menu>
  );
}

function shown(shouldRender: unknown, state: unknown): boolean {
  try {
    return (
      typeof shouldRender !== 'function' || (shouldRender as (state: unknown) => boolean)(state) === true
    );
  } catch {
    return false;
  }
}
