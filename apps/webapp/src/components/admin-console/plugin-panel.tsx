import { useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { KeptVersion } from '../../rest/plugin-versions.ts';
import { IconButton } from '../elements/icon-button.tsx';
import { AccessPanel } from './access-panel.tsx';
import { CrashesPanel } from './crashes-panel.tsx';
import { LogsPanel } from './logs-panel.tsx';
import type { PluginRow } from './plugin-rows.ts';
import { UsagePanel } from './usage-panel.tsx';
import { VersionsPanel } from './versions-panel.tsx';

export const pluginPanels = ['versions', 'logs', 'crashes', 'usage', 'access'] as const;
export type PluginPanelName = (typeof pluginPanels)[number];

interface PluginPanelProps {
  id: string;
  name: PluginPanelName;
  row: PluginRow;
  onRollBack(version: KeptVersion): void;
  onClose(): void;
}

/** What there is to know about a plugin beyond its row, one thing at a time. Escape closes it. */
export function PluginPanel({ id, name, row, onRollBack, onClose }: PluginPanelProps) {
  const text = useText();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      onClose();
    }
  };
  return (
    <section
      id={id}
      ref={panel}
      tabIndex={-1}
      className="plugin-panel"
      aria-label={`${row.name}: ${text(`panel.${name}`)}`}
      onKeyDown={onKeyDown}
    >
      <header className="plugin-panel__header">
        <h4>
          <Text id={`panel.${name}`} />
        </h4>
        <IconButton icon="close" label={text('close')} onClick={onClose} />
      </header>
      {name === 'versions' && <VersionsPanel row={row} onRollBack={onRollBack} />}
      {name === 'logs' && <LogsPanel pluginId={row.id} />}
      {name === 'crashes' && <CrashesPanel pluginId={row.id} newest={row.details?.crashId ?? ''} />}
      {name === 'access' && <AccessPanel pluginId={row.id} />}
      {name === 'usage' && <UsagePanel pluginId={row.id} />}
    </section>
  );
}
