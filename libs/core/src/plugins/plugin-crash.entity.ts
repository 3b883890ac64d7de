import { EntitySchema } from 'typeorm';
import { integer, json, key, nullableInteger, primaryKey, text } from '../database/columns.ts';

/** How a run of a plugin ended that should not have. */
export interface PluginCrashRow {
  id: string;
  plugin_id: string;
  version: string;
  crashed_at: number;
  started_at: number;
  kind: string;
  exit_code: number | null;
  /** '' for none. */
  signal: string;
  hooks: string[];
  memory_bytes: number;
  reason: string;
  stderr: string[];
}

export const pluginCrashEntity = new EntitySchema<PluginCrashRow>({
  name: 'PluginCrashRow',
  tableName: 'patchbay_plugincrashes',
  columns: {
    id: primaryKey('id'),
    plugin_id: key('pluginid', 190),
    version: text('version'),
    crashed_at: integer('crashedat'),
    started_at: integer('startedat'),
    kind: key('kind', 32),
    exit_code: nullableInteger('exitcode'),
    signal: key('signal', 32),
    hooks: json('hooks'),
    memory_bytes: integer('memorybytes'),
    reason: text('reason'),
    stderr: json('stderr'),
  },
  indices: [
    { name: 'idx_patchbay_plugincrashes_plugin_id_crashed_at', columns: ['plugin_id', 'crashed_at'] },
  ],
});
