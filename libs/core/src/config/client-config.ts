import { createHash } from 'node:crypto';
import type { Config } from '@patchbay/contract';
import { serverVersion } from '@patchbay/contract';
import shown from '../facts/client-config.json' with { type: 'json' };
import { getAt, type ConfigTree } from './config-tree.ts';

const DEFAULT_MARKETPLACE = 'https://api.integrations.mattermost.com';
/** What a text of `client-config.json` starts with when it names a setting; any other is the value itself. */
const SETTING = '=';

export interface ClientConfigFacts {
  readonly diagnosticId: string;
  /** Milliseconds. */
  readonly installDate: number;
  /** An empty server offers to make the first account. */
  readonly hasAccounts: boolean;
  readonly sqlDriver: 'sqlite' | 'postgres';
  /** Characters. */
  readonly maxPostSize: number;
}

/**
 * The configuration as clients get it: flat, all texts, under the names that a Team Edition without a licence has
 * (`facts/client-config.json`); fewer for those who are not logged in.
 */
export function clientConfig(
  config: Config,
  facts: ClientConfigFacts,
  isLoggedIn: boolean,
): Record<string, string> {
  const { ServiceSettings: service, PluginSettings: plugins } = config;
  const limited: Record<string, string> = {
    ...resolved(config, shown.everyone),
    ...featureFlags(config),
    Version: serverVersion,
    BuildNumber: serverVersion,
    SiteURL: withoutSlash(service.SiteURL),
    WebsocketURL: withoutSlash(service.WebsocketURL),
    DiagnosticId: facts.diagnosticId,
    TelemetryId: facts.diagnosticId,
    NoAccounts: String(!facts.hasAccounts),
  };
  if (!isLoggedIn) return sorted(limited);
  return sorted({
    ...limited,
    ...resolved(config, shown.people),
    InstallationDate: String(facts.installDate),
    IsDefaultMarketplace: String(plugins.MarketplaceURL === DEFAULT_MARKETPLACE),
    MaxPostSize: String(facts.maxPostSize),
    SQLDriverName: facts.sqlDriver,
  });
}

/** A text that changes with the client configuration; part of `X-Version-ID`. */
export function clientConfigHash(config: Record<string, string>): string {
  return createHash('md5').update(JSON.stringify(config)).digest('hex');
}

function resolved(config: Config, table: Record<string, string>): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, text] of Object.entries(table)) {
    if (!text.startsWith(SETTING)) result[name] = text;
    else {
      const value = getAt(config as unknown as ConfigTree, text.slice(SETTING.length).split('.'));
      result[name] = Array.isArray(value) ? value.join(',') : String(value ?? '');
    }
  }
  return result;
}

function featureFlags(config: Config): Record<string, string> {
  const flags = Object.entries(config.FeatureFlags ?? {});
  return Object.fromEntries(flags.map(([name, value]) => [`FeatureFlag${name}`, String(value)]));
}

function withoutSlash(url: string | undefined): string {
  return (url ?? '').replace(/\/+$/, '');
}

function sorted(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
}
