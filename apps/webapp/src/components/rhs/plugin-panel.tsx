import type { PluginComponentEntry } from '@patchbay/registry';
import { Pluggable } from '../plugins/pluggable.tsx';
import { PluginLabel } from '../plugins/plugin-label.tsx';
import { Panel } from './panel.tsx';

export function PluginPanel({ entry }: { entry: PluginComponentEntry }) {
  return (
    <Panel
      title={
        <PluginLabel key={entry.id} pluginId={entry.pluginId} location="RightHandSidebarComponent title">
          {entry.title}
        </PluginLabel>
      }
      pluginId={entry.pluginId}
    >
      <Pluggable pluggableName="RightHandSidebarComponent" pluggableId={entry.id} />
    </Panel>
  );
}
