import { Command, Option } from 'commander';
import { CommandContext } from './command-context.ts';
import type { GlobalOptions } from './command-context.ts';
import { currentLogin, listLogins, login, logout, setLogin } from './commands/auth.command.ts';
import type { LoginOptions } from './commands/auth.command.ts';
import { getConfig, setConfig } from './commands/config.command.ts';
import { packPlugin } from './commands/pack.command.ts';
import {
  addPlugins,
  deletePlugins,
  disablePlugins,
  enablePlugins,
  listPlugins,
} from './commands/plugin.command.ts';
import type { Terminal } from './terminal.ts';

/** All verbs. Whatever a command printed is written when it ends, well or not. */
export function createProgram(terminal: Terminal, version: string): Command {
  const program = new Command('patchbay')
    .description('Manages a Patchbay server, and packs plugins for it.')
    .version(version)
    .option('--local', 'talk to the server on this machine over its socket, without a login')
    .option('--json', 'print the result as a JSON array')
    .showHelpAfterError('("patchbay --help" shows all commands)')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
      outputError: (text, write) => write(text.replace(/^error:/, 'Error:')),
    });

  const withContext =
    <Arguments extends unknown[]>(act: (context: CommandContext, ...args: Arguments) => Promise<void>) =>
    async (...args: unknown[]): Promise<void> => {
      const context = new CommandContext(terminal, program.opts<GlobalOptions>());
      try {
        await act(context, ...(args as Arguments));
        context.printer.flush();
      } catch (error) {
        context.printer.flush();
        throw error;
      }
    };

  addAuth(program.command('auth').description('Logs in to servers.'), withContext);
  addPlugin(program.command('plugin').description('Manages the plugins of a server.'), withContext);
  const config = program.command('config').description('Reads and changes settings of a server.');
  config
    .command('get')
    .description('Prints a setting.')
    .argument('<path>', 'as PluginSettings.Enable')
    .action(withContext(getConfig));
  config
    .command('set')
    .description('Changes a setting.')
    .argument('<path>', 'as PluginSettings.Enable')
    .argument('<values...>', 'one value, or all of a list')
    .action(withContext(setConfig));
  program
    .command('pack')
    .description('Checks a plugin folder and packs it into a bundle.')
    .argument('[folder]', 'where the manifest is', '.')
    .option('-o, --out <file>', 'where to write it (default: dist/<id>-<version>.tar.gz in the folder)')
    .action(withContext(packPlugin));
  return program;
}

type WithContext = <Arguments extends unknown[]>(
  act: (context: CommandContext, ...args: Arguments) => Promise<void>,
) => (...args: unknown[]) => Promise<void>;

function addAuth(auth: Command, withContext: WithContext): void {
  auth
    .command('login')
    .description('Logs in and keeps the session for later commands.')
    .argument('<url>', 'as https://chat.example.com')
    .requiredOption('-u, --username <name>', 'username or email')
    .addOption(
      new Option('-p, --password <password>', 'seen by others on this machine; better use the next one'),
    )
    .addOption(new Option('--password-stdin', 'read the password from stdin').conflicts('password'))
    .option('-n, --name <name>', 'how to call this login (default: host and port)')
    .action(withContext((context, url: string, options: LoginOptions) => login(context, url, options)));
  auth.command('list').description('Shows all logins.').action(withContext(listLogins));
  auth.command('current').description('Shows the login in use.').action(withContext(currentLogin));
  auth.command('set').description('Uses another login.').argument('<name>').action(withContext(setLogin));
  auth
    .command('logout')
    .alias('delete')
    .description('Ends a session and forgets it.')
    .argument('[name]', 'the one in use by default')
    .action(withContext(logout));
}

function addPlugin(plugin: Command, withContext: WithContext): void {
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
