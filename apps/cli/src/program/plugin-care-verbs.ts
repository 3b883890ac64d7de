import { Argument, Option, type Command } from 'commander';
import { showCrashes } from '../commands/plugin-crashes.command.ts';
import { setOrder, setPolicy, showOrder } from '../commands/plugin-hooks.command.ts';
import { showLogs } from '../commands/plugin-logs.command.ts';
import { showStatus } from '../commands/plugin-status.command.ts';
import { showTraces, switchTrace } from '../commands/plugin-trace.command.ts';
import { showUsage } from '../commands/plugin-usage.command.ts';
import { listVersions, rollBack } from '../commands/plugin-versions.command.ts';
import { wholeNumber } from './numbers.ts';
import type { WithContext } from './with-context.ts';

const page = wholeNumber(0, 1_000_000);
const perPage = wholeNumber(1, 200);

/** What shows how plugins do, and takes care of those that do not do well. */
export function addPluginCareVerbs(plugin: Command, withContext: WithContext): void {
  plugin
    .command('status')
    .description('Shows how plugins do.')
    .argument('[ids...]', 'all by default')
    .action(withContext(showStatus));
  plugin
    .command('versions')
    .description('Shows the versions of a plugin that are kept.')
    .argument('<id>')
    .action(withContext(listVersions));
  plugin
    .command('rollback')
    .description('Goes back to another version that is kept.')
    .argument('<id>')
    .option('--to <version>', 'a version, or the beginning of its hash (default: the one before)')
    .option('--restore-data', 'settings and keys go back too; what was written since is lost')
    .option('-y, --yes', 'do not ask')
    .action(withContext(rollBack));
  plugin
    .command('crashes')
    .description('Shows how a plugin ended when it should not have.')
    .argument('<id>')
    .option('--last', 'the newest, in full')
    .option('--page <number>', 'counted from 0', page, 0)
    .option('--per-page <number>', 'at most 200', perPage, 50)
    .action(withContext(showCrashes));
  plugin
    .command('logs')
    .description('Shows the log of a plugin.')
    .argument('<id>')
    .option('-f, --follow', 'go on until Ctrl-C')
    .option('-n, --lines <number>', 'the newest so many', wholeNumber(1, 10_000), 100)
    .addOption(
      new Option('--level <level>', 'from this level on')
        .choices(['debug', 'info', 'warn', 'error'])
        .default('debug'),
    )
    .action(withContext(showLogs));
  plugin
    .command('usage')
    .description('Shows what plugins store and how their hooks do.')
    .argument('<ids...>')
    .action(withContext(showUsage));
  addHookVerbs(plugin, withContext);
}

function addHookVerbs(plugin: Command, withContext: WithContext): void {
  const trace = plugin.command('trace').description('Shows what plugins do to messages.');
  trace
    .command('on')
    .description('Starts to remember it.')
    .action(withContext((context) => switchTrace(context, true)));
  trace
    .command('off')
    .description('Stops that.')
    .action(withContext((context) => switchTrace(context, false)));
  trace
    .command('show')
    .description('Shows what was remembered.')
    .option('--post <id>', 'of one post')
    .option('--plugin <id>', 'by one plugin')
    .option('--request <id>', 'for one request')
    .action(withContext(showTraces));
  const order = plugin.command('order').description('The order in which plugins are asked.');
  order.command('show').description('Shows it.').action(withContext(showOrder));
  order
    .command('set')
    .description('Sets it; those not named follow by id.')
    .argument('[ids...]', 'none: all by id')
    .action(withContext(setOrder));
  plugin
    .command('policy')
    .description('Says what counts when a hook of a plugin fails.')
    .argument('<id>')
    .argument('<hook>', 'as MessageWillBePosted')
    .addArgument(
      new Argument('<policy>', 'open: go on without it; closed: refuse').choices([
        'open',
        'closed',
        'default',
      ]),
    )
    .action(withContext(setPolicy));
}
