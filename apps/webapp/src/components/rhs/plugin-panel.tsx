import type { PluginComponentEntry } from '@patchbay/registry';
import { getCurrentChannel } from 'mattermost-redux/selectors/entities/channels';
import { getCurrentTeam } from 'mattermost-redux/selectors/entities/teams';
import { useContext } from 'react';
import { AppContext } from '../../app-context.ts';
import { useText } from '../../i18n/use-text.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { IconButton } from '../elements/icon-button.tsx';
import { Pluggable } from '../plugins/pluggable.tsx';
import { PluginLabel } from '../plugins/plugin-label.tsx';
import { Panel } from './panel.tsx';

/** The panel of a plugin, and the way to have it in a window of its own unless the plugin does not want that. */
export function PluginPanel({ entry }: { entry: PluginComponentEntry }) {
  return (
    <Panel
      title={
        <PluginLabel key={entry.id} pluginId={entry.pluginId} location="RightHandSidebarComponent title">
          {entry.title}
        </PluginLabel>
      }
      pluginId={entry.pluginId}
      actions={entry.showPopout !== false && <PopoutButton pluginId={entry.pluginId} />}
    >
      <Pluggable pluggableName="RightHandSidebarComponent" pluggableId={entry.id} />
    </Panel>
  );
}

function PopoutButton({ pluginId }: { pluginId: string }) {
  const app = useContext(AppContext);
  const text = useText();
  const team = useAppSelector(getCurrentTeam);
  const channel = useAppSelector(getCurrentChannel);
  const name = useAppSelector(({ plugins }) => plugins.plugins[pluginId]?.name) || pluginId;
  if (team === undefined) {
    return null;
  }
  return (
    <IconButton
      icon="dock-window"
      label={text('frame.popout')}
      onClick={() => void app.popOutPanel(name, pluginId, team.name, channel?.name)}
    />
  );
}
