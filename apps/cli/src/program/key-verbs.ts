import type { Command } from 'commander';
import { addKeys, deleteKeys, listKeys } from '../commands/keys.command.ts';
import { deletePlugins } from '../commands/plugin-delete.command.ts';
import { addPlugins } from '../commands/plugin-install.command.ts';
import type { WithContext } from './with-context.ts';

/**
 * Who may sign plugins, always on this machine: `plugin keys`, and both spellings that administrators know, `plugin keys
 * add FILE` and `plugin add key FILE` (contract: management §12). To be called behind what adds `add` and `delete`.
 */
export function addKeyVerbs(plugin: Command, withContext: WithContext): void {
  const keys = plugin
    .command('keys')
    .description('Shows the public keys that may sign plugins (on this machine only).')
    .option('--verbose', 'show whose they are, and the keys themselves')
    .action(withContext(listKeys));
  keys
    .command('add')
    .description('Trusts the public keys in files.')
    .argument('<files...>')
    .action(withContext(addKeys));
  keys
    .command('delete')
    .description('Trusts files of public keys no longer.')
    .argument('<names...>')
    .action(withContext(deleteKeys));

  // The word alone stays what it was before: a bundle of that name, or the id of a plugin.
  for (const verb of plugin.commands) {
    if (verb.name() === 'add')
      verb
        .command('key')
        .description('Trusts the public keys in files: the same as "plugin keys add".')
        .argument('[files...]')
        .action(
          withContext((context, files: string[]) =>
            files.length > 0 ? addKeys(context, files) : addPlugins(context, ['key'], verb.opts()),
          ),
        );
    if (verb.name() === 'delete')
      verb
        .command('key')
        .description('Trusts files of public keys no longer: the same as "plugin keys delete".')
        .argument('[names...]')
        .action(
          withContext((context, names: string[]) =>
            names.length > 0 ? deleteKeys(context, names) : deletePlugins(context, ['key'], verb.opts()),
          ),
        );
  }
}
