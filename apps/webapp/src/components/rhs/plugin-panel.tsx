import type { PluginComponentEntry } from '@patchbay/registry';
import type { ReactNode } from 'react';
import { Pluggable } from '../plugins/pluggable.tsx';
import { Panel } from './panel.tsx';

export function PluginPanel({ entry }: { entry: PluginComponentEntry }) {
  return (
    <Panel title={entry.title as ReactNode} pluginId={entry.pluginId}>
      <Pluggable pluggableName="RightHandSidebarComponent" pluggableId={entry.id} />
    </Panel>
  );
}
