import settings from '../facts/config-settings.json' with { type: 'json' };
import { configLeaf, getAt, sameValue, setAt, type ConfigTree } from './config-tree.ts';

/** What stands for a secret wherever the configuration is read. */
export const MASK = '*'.repeat(32);

const secrets = settings.secrets.flatMap((path) => configLeaf(path) ?? []);
const secretPaths = new Set(settings.secrets);

export function isSecret(path: string): boolean {
  return secretPaths.has(path);
}

/** Which settings of which installed plugin are secret: lower-cased keys by plugin id, from the manifests. */
export type PluginSecrets = ReadonlyMap<string, ReadonlySet<string>>;

type PluginSettings = Record<string, Record<string, unknown>>;

/** Replaces secrets by the mask, in place. Settings of plugins that are not installed are dropped. */
export function maskSecrets(config: ConfigTree, plugins: PluginSecrets): void {
  for (const leaf of secrets) {
    const value = getAt(config, leaf.keys);
    if (typeof value === 'string' && value !== '') setAt(config, leaf.keys, MASK);
    else if (Array.isArray(value)) setAt(config, leaf.keys, masksFor(value));
  }
  const masked: PluginSettings = {};
  for (const [pluginId, values] of Object.entries(pluginSettingsOf(config))) {
    const secret = plugins.get(pluginId);
    if (!secret) continue;
    masked[pluginId] = maskedSettings(values, secret);
  }
  setAt(config, ['PluginSettings', 'Plugins'], masked);
}

/**
 * Puts the stored secrets back where a client sent the mask, in place. A mask for a secret of which nothing is stored
 * stands for nothing, so it goes.
 */
export function restoreSecrets(config: ConfigTree, stored: ConfigTree, plugins: PluginSecrets): void {
  for (const leaf of secrets) {
    const sent = getAt(config, leaf.keys);
    const kept = getAt(stored, leaf.keys);
    const isMask =
      sent === MASK || (Array.isArray(kept) && kept.length > 0 && sameValue(sent, masksFor(kept)));
    if (isMask) setAt(config, leaf.keys, kept);
  }
  const keptPlugins = pluginSettingsOf(stored);
  for (const [pluginId, values] of Object.entries(pluginSettingsOf(config))) {
    const kept = new Map(
      Object.entries(keptPlugins[pluginId] ?? {}).map(([key, value]) => [key.toLowerCase(), value]),
    );
    const secret = plugins.get(pluginId);
    for (const [key, value] of Object.entries(values)) {
      if (value !== MASK || (secret && !secret.has(key.toLowerCase()))) continue;
      const before = kept.get(key.toLowerCase());
      if (before === undefined) Reflect.deleteProperty(values, key);
      else values[key] = before;
    }
  }
}

/** One plugin's settings, the secret ones masked. */
export function maskedSettings(
  values: Readonly<Record<string, unknown>>,
  secret: ReadonlySet<string>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      secret.has(key.toLowerCase()) && !isEmpty(value) ? MASK : value,
    ]),
  );
}

function isEmpty(value: unknown): boolean {
  return value === '' || value === null || value === undefined;
}

function masksFor(values: readonly unknown[]): string[] {
  return values.map(() => MASK);
}

function pluginSettingsOf(config: ConfigTree): PluginSettings {
  return (getAt(config, ['PluginSettings', 'Plugins']) ?? {}) as PluginSettings;
}
