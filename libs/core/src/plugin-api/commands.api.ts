import type { API, Command, CommandArgs, OpenDialogRequest } from '@patchbay/contract';
import { dialogProblems } from '../commands/dialog-problems.ts';
import { emptyContext } from '../model/empty-context.ts';
import { present } from '../model/present.ts';
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
export function commandsApi({ core, logger, manifest }: ApiScope): Methods {
  const list = async (teamId: string, wanted: (command: Command) => boolean) =>
    core.commands.list(teamId).filter(wanted);
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
    OpenInteractiveDialog: async (given) => {
      const request = received<OpenDialogRequest>('model.OpenDialogRequest', given);
      const { clientTriggerId, userId } = core.triggers.verify(request.trigger_id);
      const problems = dialogProblems(request);
      if (problems.length > 0)
        logger.warn('A plugin opened a dialog that clients may not be able to show', {
          plugin_id: manifest.id,
          problems,
        });
      const dialog = present('model.OpenDialogRequest', { ...request, trigger_id: clientTriggerId });
      core.events.publish({
        event: 'open_dialog',
        data: { dialog: JSON.stringify(dialog) },
        broadcast: { user_id: userId },
      });
    },
  };
}
