import type { Command } from 'commander';
import {
  addPlugins,
  deletePlugins,
  disablePlugins,
  enablePlugins,
  listPlugins,
} from '../commands/plugin.command.ts';
import type { WithContext } from './with-context.ts';

/** What installs plugins, and the verbs of `mmctl plugin`. */
export function addPluginVerbs(plugin: Command, withContext: WithContext): void {
  plugin
    .command('add')
    .description('Uploads plugin bundles.')
    .argument('<files...>')
    .option('-f, --force', 'replace a plugin that is installed')
    .action(withContext(addPlugins));
  plugin.command('list').description('Shows the installed plugins.').action(withContext(listPlugins));
  plugin
    .command('enable')
    .description('Enables plugins.')
    .argument('<ids...>')
    .action(withContext(enablePlugins));
  plugin
    .command('disable')
    .description('Disables plugins.')
    .argument('<ids...>')
    .action(withContext(disablePlugins));
  plugin
    .command('delete')
    .description('Removes plugins.')
    .argument('<ids...>')
    .action(withContext(deletePlugins));
}
