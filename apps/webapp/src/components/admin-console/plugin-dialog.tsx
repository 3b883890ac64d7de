import { useRef } from 'react';
import type { KeptVersion } from '../../rest/plugin-versions.ts';
import { GoneDialog } from './gone-dialog.tsx';
import type { PluginRow } from './plugin-rows.ts';
import { RemovePluginDialog } from './remove-plugin-dialog.tsx';
import { RollBackDialog } from './roll-back-dialog.tsx';

/** A question about one plugin that is on screen. */
export type OpenDialog =
  | { kind: 'remove'; id: string; name: string }
  | { kind: 'rollback'; id: string; name: string; version: KeptVersion };

interface PluginDialogProps {
  dialog: OpenDialog;
  /** Undefined when the plugin is not installed any more. */
  row?: PluginRow;
  onRemoved(data: 'keep' | 'delete'): void;
  onClose(): void;
}

/** Stands above the rows: a plugin may go while a question about it is open, and then that is said. */
export function PluginDialog({ dialog, row, onRemoved, onClose }: PluginDialogProps) {
  const isBusy = useRef(false);
  const last = useRef(row);
  if (row !== undefined) {
    last.current = row;
  }
  const shown = row ?? (isBusy.current ? last.current : undefined);
  if (shown === undefined) {
    return <GoneDialog name={dialog.name} onClose={onClose} />;
  }
  return dialog.kind === 'remove' ? (
    <RemovePluginDialog
      row={shown}
      onRemoved={onRemoved}
      onBusy={(busy) => {
        isBusy.current = busy;
      }}
      onClose={onClose}
    />
  ) : (
    <RollBackDialog row={shown} version={dialog.version} onClose={onClose} />
  );
}
