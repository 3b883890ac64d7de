import type { Channel, ChannelMembership } from '@mattermost/types/channels';
import type { PluginComponentEntry } from '@patchbay/registry';
import { useContext } from 'react';
import type { ReactNode } from 'react';
import { AppContext } from '../../app-context.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { callPlugin } from '../../plugins/call-plugin.ts';
import { pluginsAreHiddenIn } from '../../plugins/shared-channels.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { Icon } from '../elements/icon.tsx';
import { Menu } from '../menu/menu.tsx';
import { PluggableErrorBoundary } from '../plugins/pluggable-error-boundary.tsx';

interface CallButtonsProps {
  channel: Channel;
  member?: ChannelMembership;
}

const LOCATION = 'CallButton';

type Action = (channel: Channel, member?: ChannelMembership) => unknown;

/** One way to call is the plugin's own button; several are a menu of theirs (contract: registry registerCallButtonAction). */
export function CallButtons({ channel, member }: CallButtonsProps) {
  const text = useText();
  const services = useContext(AppContext);
  const entries = useAppSelector((state) => state.plugins.components.CallButton);
  const isHidden = useAppSelector((state) => pluginsAreHiddenIn(state, channel));
  const [first, second] = entries;
  if (first === undefined || isHidden || channel.delete_at > 0) {
    return null;
  }
  const act = ({ pluginId, action }: PluginComponentEntry) =>
    void callPlugin(services, pluginId, LOCATION, () => (action as Action)(channel, member));
  if (second === undefined) {
    return (
      <Given entry={first} onPress={() => act(first)}>
        {first.button}
      </Given>
    );
  }
  const button = (
    <>
      <Icon name="phone-outline" />
      <Text id="header.call" />
      <Icon name="chevron-down" />
    </>
  );
  return (
    <Menu
      button={button}
      label={text('header.call')}
      buttonId="callButtonDropdown"
      buttonClassName="btn btn-tertiary btn-sm"
      align="end"
    >
      {entries.map((entry) => (
        <Given key={entry.id} entry={entry} onPress={() => act(entry)}>
          {entry.dropdownButton}
        </Given>
      ))}
    </Menu>
  );
}

interface GivenProps {
  entry: PluginComponentEntry;
  onPress(): void;
  children: unknown;
}

/** What the plugin draws is a button of its own; that it was pressed is heard around it. */
function Given({ entry, onPress, children }: GivenProps) {
  return (
    <div className="call-button" data-plugin-id={entry.pluginId} role="presentation" onClick={onPress}>
      <PluggableErrorBoundary pluginId={entry.pluginId} location={LOCATION} shape="icon">
        {children as ReactNode}
      </PluggableErrorBoundary>
    </div>
  );
}
