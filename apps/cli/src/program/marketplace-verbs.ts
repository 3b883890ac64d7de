import type { Command } from 'commander';
import { installFromMarketplace, listMarketplace } from '../commands/marketplace.command.ts';
import { wholeNumber } from './numbers.ts';
import type { WithContext } from './with-context.ts';

/** The verbs of `mmctl plugin marketplace`. */
export function addMarketplaceVerbs(marketplace: Command, withContext: WithContext): void {
  marketplace
    .command('install')
    .description('Installs a plugin that the marketplace offers.')
    .argument('<id>')
    .action(withContext(installFromMarketplace));
  marketplace
    .command('list')
    .description('Shows what the marketplace offers.')
    .option('--page <number>', 'counted from 0', wholeNumber(0, 1_000_000), 0)
    .option('--per-page <number>', 'at most 200', wholeNumber(1, 200), 200)
    .option('--all', 'all pages')
    .option('--filter <text>', 'in the id, name or description')
    .option('--local-only', 'only what is installed or came with the server')
    .action(withContext(listMarketplace));
}
