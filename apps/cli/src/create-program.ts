import { Command } from 'commander';
import { CommandContext } from './command-context.ts';
import type { GlobalOptions } from './command-context.ts';
import { packPlugin } from './commands/pack.command.ts';
import { addAuthVerbs } from './program/auth-verbs.ts';
import { addConfigVerbs } from './program/config-verbs.ts';
import { addKeyVerbs } from './program/key-verbs.ts';
import { addMarketplaceVerbs } from './program/marketplace-verbs.ts';
import { addPluginCareVerbs } from './program/plugin-care-verbs.ts';
import { addPluginVerbs } from './program/plugin-verbs.ts';
import type { WithContext } from './program/with-context.ts';
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

  const withContext: WithContext =
    <Arguments extends unknown[]>(act: (context: CommandContext, ...args: Arguments) => Promise<void>) =>
    async (...args) => {
      const context = new CommandContext(terminal, program.opts<GlobalOptions>());
      try {
        await act(context, ...(args as Arguments));
        context.printer.flush();
      } catch (error) {
        context.printer.flush();
        throw error;
      }
    };

  addAuthVerbs(program.command('auth').description('Logs in to servers.'), withContext);
  const plugin = program.command('plugin').description('Manages the plugins of a server.');
  addPluginVerbs(plugin, withContext);
  addPluginCareVerbs(plugin, withContext);
  addKeyVerbs(plugin, withContext);
  const marketplace = plugin.command('marketplace').description('Shows and installs what others publish.');
  addMarketplaceVerbs(marketplace, withContext);
  const config = program.command('config').description('Reads and changes settings of a server.');
  addConfigVerbs(config, withContext);
  program
    .command('pack')
    .description('Checks a plugin folder and packs it into a bundle.')
    .argument('[folder]', 'where the manifest is', '.')
    .option('-o, --out <file>', 'where to write it (default: dist/<id>-<version>.tar.gz in the folder)')
    .action(withContext(packPlugin));
  return program;
}
