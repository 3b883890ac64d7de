import type { Command } from 'commander';
import { showHistory, undoChange } from '../commands/config-history.command.ts';
import { getConfig, setConfig } from '../commands/config.command.ts';
import { wholeNumber } from './numbers.ts';
import type { WithContext } from './with-context.ts';

export function addConfigVerbs(config: Command, withContext: WithContext): void {
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
  config
    .command('history')
    .description('Shows who changed what, and when.')
    .option('--page <number>', 'counted from 0', wholeNumber(0, 1_000_000), 0)
    .option('--per-page <number>', 'at most 200', wholeNumber(1, 200), 20)
    .action(withContext(showHistory));
  config
    .command('undo')
    .description('Puts back what one change changed.')
    .argument('<id>', 'as the history shows it')
    .action(withContext(undoChange));
}
