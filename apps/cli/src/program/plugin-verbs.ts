import { Option, type Command } from 'commander';
import { disablePlugins, enablePlugins, listPlugins } from '../commands/plugin.command.ts';
import { pluginAccess } from '../commands/plugin-access.command.ts';
import { deletePlugins } from '../commands/plugin-delete.command.ts';
import { addPlugins, installFromUrls } from '../commands/plugin-install.command.ts';
import type { WithContext } from './with-context.ts';

const usernames = (list: string): string[] => [
  ...new Set(
    list
      .split(',')
      .map((name) => name.trim().replace(/^@/, '').toLowerCase())
      .filter((name) => name !== ''),
  ),
];

/** What installs and removes plugins and switches them on and off: the verbs of `mmctl plugin`, and whom they are
 * for. */
export function addPluginVerbs(plugin: Command, withContext: WithContext): void {
  plugin
    .command('add')
    .description('Uploads plugin bundles.')
    .argument('<files...>')
    .option('-f, --force', 'replace a plugin that is installed')
    .action(withContext(addPlugins));
  plugin
    .command('install-url')
    .description('Has the server download bundles and install them.')
    .argument('<urls...>', 'as https://example.com/plugin.tar.gz')
    .option('-f, --force', 'replace a plugin that is installed')
    .action(withContext(installFromUrls));
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
    .command('access')
    .description('Shows whom a plugin is for, or says it.')
    .argument('<id>')
    .option('--everyone', 'for everyone; its list is kept')
    .option('--only <users>', 'for administrators and these: usernames with commas between them', usernames)
    .action(withContext(pluginAccess));
  plugin
    .command('delete')
    .description('Removes plugins.')
    .argument('<ids...>')
    .addOption(
      new Option(
        '--data <what>',
        'what becomes of settings, keys and tables; asked at a terminal, else kept',
      ).choices(['keep', 'export', 'delete']),
    )
    .option('--export-file <file>', 'where to export to (default: <id>-data.tar.gz)')
    .action(withContext(deletePlugins));
}
