import type { Command } from 'commander';
import { getConfig, setConfig } from '../commands/config.command.ts';
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
}
