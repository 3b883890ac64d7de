import type { Channel, ChannelMembership } from '@mattermost/types/channels';
import type { PluginComponentEntry } from '@patchbay/registry';
import { useContext, useId } from 'react';
import type { MouseEvent, ReactNode } from 'react';
import { AppContext } from '../../app-context.ts';
import { useText } from '../../i18n/use-text.ts';
import { shouldShowAppBar } from '../../plugins/app-bar-entries.ts';
import { callPlugin } from '../../plugins/call-plugin.ts';
import { getOpenPluginPanel } from '../../plugins/open-plugin-panel.ts';
import { pluginsAreHiddenIn } from '../../plugins/shared-channels.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { Icon } from '../elements/icon.tsx';
import { Menu } from '../menu/menu.tsx';
import { MenuItem } from '../menu/menu-item.tsx';
import { PluggableErrorBoundary } from '../plugins/pluggable-error-boundary.tsx';
import { PluginLabel } from '../plugins/plugin-label.tsx';
import { usePressThatClosed } from './use-press-that-closed.ts';

interface ChannelHeaderPluginButtonsProps {
  channel: Channel;
  member?: ChannelMembership;
}

const LOCATION = 'ChannelHeaderButton';
/** More than so many are one menu (contract: registry registerChannelHeaderButtonAction). */
const MOST_BUTTONS = 15;

type Action = (channel: Channel, member?: ChannelMembership) => unknown;

/**
 * The buttons plugins put into the channel header, unless the App Bar has them; one is active while its plugin's panel
 * is open (contract: webapp §7).
 */
export function ChannelHeaderPluginButtons({ channel, member }: ChannelHeaderPluginButtonsProps) {
  const text = useText();
  const services = useContext(AppContext);
  const entries = useAppSelector((state) => state.plugins.components.ChannelHeaderButton);
  const isHidden = useAppSelector((state) => shouldShowAppBar(state) || pluginsAreHiddenIn(state, channel));
  const openPluginId = useAppSelector(getOpenPluginPanel)?.pluginId;
  const closedIt = usePressThatClosed();
  if (isHidden || entries.length === 0) {
    return null;
  }
  const act = ({ pluginId, action }: PluginComponentEntry) =>
    void callPlugin(services, pluginId, LOCATION, () => (action as Action)(channel, member));
  if (entries.length > MOST_BUTTONS) {
    return (
      <Menu
        button={<Icon name="view-grid-plus-outline" />}
        label={text('header.plugins', { count: entries.length })}
        buttonId="pluginChannelHeaderButtonDropdown"
        buttonClassName="channel-header__icon"
        align="end"
      >
        {entries.map((entry) => (
          <MenuItem
            key={entry.id}
            id={`${entry.id}ChannelHeaderButton`}
            leading={
              <PluginLabel pluginId={entry.pluginId} location={LOCATION}>
                {entry.icon}
              </PluginLabel>
            }
            onSelect={() => act(entry)}
          >
            <PluginLabel pluginId={entry.pluginId} location={LOCATION}>
              {entry.dropdownText ?? entry.pluginId}
            </PluginLabel>
          </MenuItem>
        ))}
      </Menu>
    );
  }
  return (
    <>
      {entries.map((entry) => (
        <PluggableErrorBoundary key={entry.id} pluginId={entry.pluginId} location={LOCATION} shape="icon">
          <PluginButton
            entry={entry}
            isActive={entry.pluginId === openPluginId}
            onPress={(event) => {
              if (!closedIt(event)) {
                act(entry);
              }
            }}
          />
        </PluggableErrorBoundary>
      ))}
    </>
  );
}

interface PluginButtonProps {
  entry: PluginComponentEntry;
  isActive: boolean;
  onPress(event: MouseEvent): void;
}

function PluginButton({ entry, isActive, onPress }: PluginButtonProps) {
  const tooltipId = useId();
  const tooltip = (entry.tooltipText ?? entry.dropdownText) as ReactNode;
  return (
    <span className="with-tooltip">
      <button
        type="button"
        id={`${entry.id}ChannelHeaderButton`}
        data-plugin-id={entry.pluginId}
        className={`channel-header__icon ${isActive ? 'channel-header__icon--active' : ''}`.trim()}
        aria-labelledby={tooltip ? tooltipId : undefined}
        aria-label={tooltip ? undefined : entry.pluginId}
        aria-pressed={isActive}
        onClick={onPress}
      >
        {entry.icon as ReactNode}
      </button>
      {tooltip && (
        <span className="tooltip-bubble" role="tooltip" id={tooltipId}>
          {tooltip}
        </span>
      )}
    </span>
  );
}
