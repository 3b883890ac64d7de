import { EntitySchema } from 'typeorm';
import { integer, json, primaryKey } from '../database/columns.ts';

/** The settings of one plugin, as `PluginSettings.Plugins[id]` shows them; kept when the plugin is removed. */
export interface PluginSettingsRow {
  plugin_id: string;
  settings: Record<string, unknown>;
  update_at: number;
}

export const pluginSettingsEntity = new EntitySchema<PluginSettingsRow>({
  name: 'PluginSettingsRow',
  tableName: 'patchbay_pluginsettings',
  columns: {
    plugin_id: primaryKey('pluginid', 190),
    settings: json('settings'),
    update_at: integer('updateat'),
  },
});
