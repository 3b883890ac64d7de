import type { Channel, ChannelMembership } from '@mattermost/types/channels';
import type { PluginComponentEntry } from '@patchbay/registry';
import { useContext } from 'react';
import type { ReactNode } from 'react';
import { AppContext } from '../../app-context.ts';
import { callPlugin } from '../../plugins/call-plugin.ts';
import { pluginsAreHiddenIn } from '../../plugins/shared-channels.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { MenuItem } from '../menu/menu-item.tsx';
import { PluggableErrorBoundary } from '../plugins/pluggable-error-boundary.tsx';
import { PluginLabel } from '../plugins/plugin-label.tsx';

interface MobilePluginProps {
  channel: Channel;
  member?: ChannelMembership;
}

const LOCATION = 'MobileChannelHeaderButton';
const none: readonly PluginComponentEntry[] = [];

type Action = (channel: Channel, member?: ChannelMembership) => unknown;

function useEntries({ channel, member }: MobilePluginProps) {
  const services = useContext(AppContext);
  const entries = useAppSelector((state) =>
    pluginsAreHiddenIn(state, channel) || channel.delete_at > 0 ? none : state.plugins.components[LOCATION],
  );
  const act = ({ pluginId, action }: PluginComponentEntry) =>
    void callPlugin(services, pluginId, LOCATION, () => (action as Action)(channel, member));
  return { entries, act };
}

/** In a narrow window the buttons of plugins: one stands in the header, more are in the menu of the channel. */
export function MobilePluginButton(props: MobilePluginProps) {
  const { entries, act } = useEntries(props);
  const [entry] = entries;
  if (entry === undefined || entries.length > 1) {
    return null;
  }
  return (
    <PluggableErrorBoundary pluginId={entry.pluginId} location={LOCATION} shape="icon">
      <button
        type="button"
        id={`${entry.id}ChannelHeaderButton`}
        data-plugin-id={entry.pluginId}
        className="channel-header__icon"
        aria-label={typeof entry.dropdownText === 'string' ? entry.dropdownText : entry.pluginId}
        onClick={() => act(entry)}
      >
        {entry.icon as ReactNode}
      </button>
    </PluggableErrorBoundary>
  );
}

export function MobilePluginItems(props: MobilePluginProps) {
  const { entries, act } = useEntries(props);
  if (entries.length < 2) {
    return null;
  }
  return (
    <>
      {entries.map((entry) => (
        <MenuItem
          key={entry.id}
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
    </>
  );
}
