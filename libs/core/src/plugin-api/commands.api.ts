import type { API, Command, CommandArgs, OpenDialogRequest } from '@patchbay/contract';
import { emptyContext } from '../model/empty-context.ts';
import type { ApiScope } from './api-scope.ts';
import { received } from './input.ts';

type Methods = Pick<
  API,
  | 'RegisterCommand'
  | 'UnregisterCommand'
  | 'ExecuteSlashCommand'
  | 'ListCommands'
  | 'ListPluginCommands'
  | 'ListBuiltInCommands'
  | 'ListCustomCommands'
  | 'CreateCommand'
  | 'GetCommand'
  | 'UpdateCommand'
  | 'DeleteCommand'
  | 'OpenInteractiveDialog'
>;

/** Slash commands and the dialogs that they open. */
export function commandsApi({ core, manifest }: ApiScope): Methods {
  const { commands, customCommands } = core;
  const given = (command: Parameters<API['CreateCommand']>[0]) => received<Command>('model.Command', command);
  return {
    RegisterCommand: async (command) => {
      commands.registerForPlugin(manifest.id, given(command));
    },
    UnregisterCommand: async (teamId, trigger) => {
      commands.unregister(teamId, trigger);
    },
    ExecuteSlashCommand: (args) =>
      commands.execute(emptyContext(), received<CommandArgs>('model.CommandArgs', args)),
    ListCommands: (teamId) => commands.list(teamId),
    ListPluginCommands: async (teamId) =>
      (await commands.list(teamId)).filter((command) => command.plugin_id !== '' && command.id === ''),
    ListBuiltInCommands: () => Promise.resolve(commands.builtIn()),
    ListCustomCommands: (teamId) => customCommands.ofTeam(teamId),
    /** The plugin owns it. It stands in the table, with a URL of a program, and stays when the plugin goes. */
    CreateCommand: (command) =>
      customCommands.createAlways({ ...given(command), creator_id: '', plugin_id: manifest.id }),
    GetCommand: (commandId) => customCommands.getAlways(commandId),
    UpdateCommand: async (commandId, command) => {
      const old = await customCommands.getAlways(commandId);
      const wanted = given(command);
      const owned = {
        ...old,
        creator_id: '',
        plugin_id: manifest.id,
        team_id: wanted.team_id || old.team_id,
      };
      return customCommands.update(owned, wanted);
    },
    DeleteCommand: async (commandId) => {
      await customCommands.delete((await customCommands.getAlways(commandId)).id);
    },
    OpenInteractiveDialog: async (request) => {
      core.dialogs.open(received<OpenDialogRequest>('model.OpenDialogRequest', request), {
        plugin_id: manifest.id,
      });
    },
  };
}
