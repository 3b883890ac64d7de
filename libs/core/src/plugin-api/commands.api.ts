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
  | 'OpenInteractiveDialog'
>;

/** Slash commands and the dialogs that they open. */
export function commandsApi({ core, manifest }: ApiScope): Methods {
  const list = async (teamId: string, wanted: (command: Command) => boolean) =>
    (await core.commands.list(teamId)).filter(wanted);
  return {
    RegisterCommand: async (command) => {
      core.commands.registerForPlugin(manifest.id, received<Command>('model.Command', command));
    },
    UnregisterCommand: async (teamId, trigger) => {
      core.commands.unregister(teamId, trigger);
    },
    ExecuteSlashCommand: (args) =>
      core.commands.execute(emptyContext(), received<CommandArgs>('model.CommandArgs', args)),
    ListCommands: (teamId) => list(teamId, () => true),
    ListPluginCommands: (teamId) => list(teamId, (command) => command.plugin_id !== ''),
    ListBuiltInCommands: () => list('', (command) => command.plugin_id === ''),
    ListCustomCommands: () => Promise.resolve([]),
    OpenInteractiveDialog: async (request) => {
      core.dialogs.open(received<OpenDialogRequest>('model.OpenDialogRequest', request), {
        plugin_id: manifest.id,
      });
    },
  };
}
