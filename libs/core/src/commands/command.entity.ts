import type { Command } from '@patchbay/contract';
import { EntitySchema } from 'typeorm';
import { flag, integer, key, primaryKey } from '../database/columns.ts';

/** The columns of `commands`: the custom ones, which call a URL. */
export type CommandRow = Omit<Command, 'autocomplete_data' | 'autocomplete_icon_data'>;

export const commandEntity = new EntitySchema<CommandRow>({
  name: 'CommandRow',
  tableName: 'commands',
  columns: {
    id: primaryKey('id'),
    token: key('token'),
    create_at: integer('createat'),
    update_at: integer('updateat'),
    delete_at: integer('deleteat'),
    creator_id: key('creatorid'),
    team_id: key('teamid'),
    trigger: key('trigger', 128),
    method: key('method', 1),
    username: key('username', 64),
    icon_url: key('iconurl', 1024),
    auto_complete: flag('autocomplete'),
    auto_complete_desc: key('autocompletedesc', 1024),
    auto_complete_hint: key('autocompletehint', 1024),
    display_name: key('displayname', 64),
    description: key('description', 128),
    url: key('url', 1024),
    plugin_id: key('pluginid', 190),
  },
  indices: [{ name: 'idx_command_team_id', columns: ['team_id'] }],
});
