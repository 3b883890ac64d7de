import { serverVersion } from '@patchbay/contract';
import { follow, nameOf, OutgoingFailure, outgoingSettings, type Core } from '@patchbay/core';
import { goPlatform } from '@patchbay/manifest';
import type { Readable } from 'node:stream';
import type { Logger } from '../engine/logger.ts';
import { noList } from './download-failure.ts';
import { readEntries, type MarketplaceEntry } from './entry.ts';

/** How long the whole list may take, in milliseconds. */
const LIST_DEADLINE_MS = 30_000;
/** Of the list; the public one has some 2 MB. */
const MAX_LIST_BYTES = 32 * 1024 * 1024;

const DEFAULT_URL = 'https://api.integrations.mattermost.com';
const RETIRED_URL = 'https://marketplace.integrations.mattermost.com';

export interface RemoteList {
  readonly entries: readonly MarketplaceEntry[];
  /** Whether the marketplace itself has an internal address, and so may name others. */
  readonly internal: boolean;
}

export interface RemoteQuery {
  readonly pluginId?: string;
  readonly remoteOnly?: boolean;
  readonly signal?: AbortSignal;
}

/** Asks the marketplace at PluginSettings.MarketplaceURL. All that it learns is the query (contract: management §7). */
export class RemoteMarketplace {
  readonly #config: Pick<Core['config'], 'get'>;
  readonly #logger: Logger;

  constructor(config: Pick<Core['config'], 'get'>, logger: Logger) {
    this.#config = config;
    this.#logger = logger;
  }

  /** Rejects with a OutgoingFailure that says what went wrong. */
  async list({ pluginId = '', remoteOnly = false, signal }: RemoteQuery = {}): Promise<RemoteList> {
    const deadline = AbortSignal.timeout(LIST_DEADLINE_MS);
    const address = this.#address(pluginId, remoteOnly);
    try {
      const { response, url, internal } = await follow(address.href, {
        // The list may come over http as it may upstream: what it names is verified by its signature.
        settings: { ...outgoingSettings(this.#config), allowInsecure: true },
        signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
        trusted: true,
        headers: { Accept: 'application/json' },
      });
      const read = readEntries(await jsonOf(response, url));
      if (!read) throw noList(url);
      if (read.unreadable > 0)
        this.#logger.warn('The marketplace offers plugins that cannot be read; they are left out', {
          marketplace: nameOf(url),
          entries: read.unreadable,
        });
      return { entries: firstOfEach(read.entries), internal };
    } catch (error) {
      if (deadline.aborted) throw OutgoingFailure.silent(address, LIST_DEADLINE_MS);
      throw error;
    }
  }

  #address(pluginId: string, remoteOnly: boolean): URL {
    const setting = this.#config.get().PluginSettings.MarketplaceURL ?? '';
    const base = setting === '' || setting.replace(/\/+$/, '') === RETIRED_URL ? DEFAULT_URL : setting;
    if (!URL.canParse(base)) throw OutgoingFailure.notAnAddress();
    const url = new URL(base);
    url.pathname = `${url.pathname.replace(/\/+$/, '')}/api/v1/plugins`;
    const { goos, goarch } = goPlatform();
    url.search = new URLSearchParams({
      page: '0',
      per_page: '-1',
      filter: '',
      server_version: serverVersion,
      build_enterprise_ready: 'false',
      enterprise_plugins: 'false',
      cloud: 'false',
      local_only: 'false',
      remote_only: String(remoteOnly),
      platform: `${goos}-${goarch}`,
      plugin_id: pluginId,
      return_all_versions: 'false',
    }).toString();
    return url;
  }
}

async function jsonOf(response: Readable, url: URL): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > MAX_LIST_BYTES) throw OutgoingFailure.tooLarge(url, MAX_LIST_BYTES);
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof OutgoingFailure ? error : OutgoingFailure.cutOff(url, bytes, error);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
  } catch {
    throw noList(url);
  }
}

/** A marketplace sends one version of each, newest first where it does not. */
function firstOfEach(entries: readonly MarketplaceEntry[]): MarketplaceEntry[] {
  const byId = new Map<string, MarketplaceEntry>();
  for (const entry of entries) if (!byId.has(entry.manifest.id)) byId.set(entry.manifest.id, entry);
  return [...byId.values()];
}
