import type { CommandContext } from '../command-context.ts';
import { ApiError } from '../connection/api-error.ts';
import { query, rows } from '../connection/rows.ts';
import { CliError, messageOf } from '../errors.ts';
import { endpointName } from '../connection/endpoint.ts';
import { printable } from '../output/printable.ts';
import { printInstalled } from './plugin-install.command.ts';

interface Offer {
  manifest: { id: string; name: string; version: string };
}

export interface MarketplaceQuery {
  page: number;
  perPage: number;
  all?: boolean;
  filter?: string;
  localOnly?: boolean;
}

/** As long as the server takes for a download, and a little (contract: management §2). */
const DOWNLOAD_SILENCE_MS = 65 * 60_000;
/** As long as the server waits for a marketplace, and a little. */
const LIST_SILENCE_MS = 90_000;

/** Installs what the marketplace offers under an id. */
export async function installFromMarketplace(context: CommandContext, id: string): Promise<void> {
  const client = await context.client();
  try {
    const { value } = await client.slowJson('POST', '/plugins/marketplace', DOWNLOAD_SILENCE_MS, { id });
    printInstalled(context, value);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw new CliError(`couldn't install plugin from marketplace: ${messageOf(error)}`, { cause: error });
  }
}

/** Shows what the marketplace offers. */
export async function listMarketplace(context: CommandContext, asked: MarketplaceQuery): Promise<void> {
  const client = await context.client();
  const { printer } = context;
  const seen = new Set<string>();
  for (let page = asked.all === true ? 0 : asked.page; ; page++) {
    const offers = await offersOf(context, page, asked);
    const fresh = offers.filter(({ manifest }) => !seen.has(manifest.id));
    for (const { manifest } of fresh) seen.add(manifest.id);
    for (const offer of fresh) printer.item(offer, lineOf(offer));
    // A server that does not page gives the same again.
    if (asked.all !== true || fresh.length === 0) break;
  }
  const count = seen.size;
  printer.note(
    `There ${count === 1 ? 'is 1 plugin' : `are ${String(count)} plugins`} on ${endpointName(client.endpoint)}`,
  );
}

async function offersOf(context: CommandContext, page: number, asked: MarketplaceQuery): Promise<Offer[]> {
  const client = await context.client();
  const filter = asked.filter === undefined || asked.filter === '' ? undefined : asked.filter;
  const local = asked.localOnly === true ? true : undefined;
  const path = `/plugins/marketplace${query({ page, per_page: asked.perPage, filter, local_only: local })}`;
  try {
    const { value, answer } = await client.slowJson('GET', path, LIST_SILENCE_MS);
    const failure = answer.headers['x-patchbay-marketplace-error'];
    if (page === asked.page && typeof failure === 'string')
      context.printer.note(`Only what the server has itself is shown: ${printable(failure)}`);
    return rows<Offer>(value, 'plugins');
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw new CliError(`Failed to fetch plugins: ${messageOf(error)}`, { cause: error });
  }
}

const lineOf = ({ manifest: { id, name, version } }: Offer): string =>
  `${printable(id)}: ${printable(name)}, Version: ${printable(version)}`;
