import type { Channel } from '@mattermost/types/channels';
import type { PluginComponentEntry } from '@patchbay/registry';
import { useContext } from 'react';
import { shallowEqual } from 'react-redux';
import { AppContext } from '../../app-context.ts';
import { callPlugin } from '../../plugins/call-plugin.ts';
import { pluginsAreHiddenIn } from '../../plugins/shared-channels.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { MenuItem } from '../menu/menu-item.tsx';
import { iconBeside } from '../plugins/icon-beside.ts';
import { PluginLabel } from '../plugins/plugin-label.tsx';

const LOCATION = 'ChannelHeader';
const none: readonly PluginComponentEntry[] = [];

/** What plugins put into the menu of a channel, where they want it shown (contract: registry registerChannelHeaderMenuAction). */
export function ChannelMenuPluginItems({ channel }: { channel: Channel }) {
  const services = useContext(AppContext);
  const entries = useAppSelector(
    (state) =>
      pluginsAreHiddenIn(state, channel)
        ? none
        : state.plugins.components[LOCATION].filter(
            ({ pluginId, shouldRender }) =>
              typeof shouldRender !== 'function' ||
              Boolean(callPlugin(services, pluginId, LOCATION, () => shouldRender(state) as unknown)),
          ),
    shallowEqual,
  );
  if (entries.length === 0) {
    return null;
  }
  return (
    <>
      <hr className="menu__divider" />
      {entries.map(({ id, pluginId, text: label, action }) => (
        <MenuItem
          key={id}
          id={`${id}_pluginmenuitem`}
          icon={iconBeside(label)}
          onSelect={() =>
            void callPlugin(services, pluginId, LOCATION, () =>
              (action as (channelId: string) => unknown)(channel.id),
            )
          }
        >
          <PluginLabel pluginId={pluginId} location={LOCATION}>
            {label}
          </PluginLabel>
        </MenuItem>
      ))}
      <hr className="menu__divider" />
    </>
  );
}
