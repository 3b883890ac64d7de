import settings from '../facts/patchbay-settings.json' with { type: 'json' };
import type { ConfigLeaf } from './config-leaf.ts';
import { misfitOf } from './patchbay-values.ts';

/** What Patchbay's administrators may set beside what Mattermost knows: a section of its own of the configuration. */
export interface PatchbaySettings {
  /** Bytes of a bundle as it is sent; what is uploaded also keeps to FileSettings.MaxFileSize. */
  readonly MaxBundleBytes: number;
  /** Bytes of all files of a bundle together. */
  readonly MaxUnpackedBytes: number;
  /** Files and folders in a bundle. */
  readonly MaxBundleEntries: number;
  /** Unpacked bytes to packed ones. */
  readonly MaxBundleRatio: number;
  /** Versions of a plugin to go back to, the running one not counted. */
  readonly PluginVersionsKept: number;
  /** How long a new version has to prove itself before the one it replaced is given up. */
  readonly HealthWindowSeconds: number;
  /** Plugin ids in the order in which hooks ask them; the others follow by id. */
  readonly PluginOrder: readonly string[];
  /** By plugin id and hook: whether what the hook is asked about goes on when the plugin fails. */
  readonly HookPolicies: Readonly<Record<string, Readonly<Record<string, 'open' | 'closed'>>>>;
  /** By hook, in milliseconds. */
  readonly HookDeadlines: Readonly<Record<string, number>>;
  /** Remembers for a while what each plugin did to each message. */
  readonly TraceHooks: boolean;
  /** By plugin id: the least level that reaches the server's log; `info` for the others. */
  readonly PluginLogLevels: Readonly<Record<string, 'debug' | 'info' | 'warn' | 'error'>>;
  /** Lines of one plugin that reach the server's log in a second; the others are counted. */
  readonly PluginLogLinesPerSecond: number;
  /** Where metrics are served, `host:port`; '' for MetricsSettings.ListenAddress. */
  readonly MetricsListenAddress: string;
}

export const PATCHBAY_SECTION = 'PatchbaySettings';

/** Like those of PluginSettings: what protects the machine is not for an administrator whose rights are restricted. */
const RESTRICTABLE = new Set([
  'MaxBundleBytes',
  'MaxUnpackedBytes',
  'MaxBundleEntries',
  'MaxBundleRatio',
  'MetricsListenAddress',
]);

interface Fact {
  readonly shape: string;
  readonly default: unknown;
  readonly range?: readonly number[];
}

const facts = Object.entries(settings as Record<string, Fact>);

/** Its settings, beside those of the contract. */
export const patchbayLeaves: readonly ConfigLeaf[] = facts.map(([name, { shape, range }]) => {
  const path = `${PATCHBAY_SECTION}.${name}`;
  return {
    path,
    keys: [PATCHBAY_SECTION, name],
    shape: shape as ConfigLeaf['shape'],
    misfit: (value) => misfitOf(path, value, shape, range),
  };
});

/** Who may read and write them: the areas of the System Console, and the marks of Mattermost's own (config-access). */
export const patchbayAccess: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  facts.map(([name]) => [
    `${PATCHBAY_SECTION}.${name}`,
    RESTRICTABLE.has(name) ? ['plugins', 'write_restrictable', 'cloud_restrictable'] : ['plugins'],
  ]),
);

export function patchbayDefaults(): PatchbaySettings {
  return structuredClone(
    Object.fromEntries(facts.map(([name, fact]) => [name, fact.default])),
  ) as unknown as PatchbaySettings;
}
