import type { Config } from '@patchbay/contract';
import { configLeaves, getAt, setAt, type ConfigTree } from './config-tree.ts';
import { PATCHBAY_SECTION } from './patchbay-settings.ts';
import { PLUGIN_ACCESS } from './plugin-access-setting.ts';

const rawJson = configLeaves().filter((leaf) => leaf.shape === 'bytes');

/** A copy as plugins get it over the wire: raw JSON is its bytes, and what their model does not have is left out. */
export function toPluginView(config: Config | ConfigTree): Config {
  const copy = structuredClone(config) as ConfigTree;
  removeUnknown(copy);
  for (const { keys } of rawJson) {
    const value = getAt(copy, keys);
    setAt(copy, keys, value === undefined ? new Uint8Array() : Buffer.from(JSON.stringify(value)));
  }
  return copy as unknown as Config;
}

/** What a plugin sent back, as it is stored. Bytes that are no JSON are left out. */
export function fromPluginView(config: Config): ConfigTree {
  const copy = structuredClone(config) as unknown as ConfigTree;
  removeUnknown(copy);
  for (const { keys } of rawJson) setAt(copy, keys, parsed(getAt(copy, keys)));
  return copy;
}

function removeUnknown(config: ConfigTree): void {
  const [section, field] = PLUGIN_ACCESS;
  Reflect.deleteProperty(config, PATCHBAY_SECTION);
  Reflect.deleteProperty((config[section] ?? {}) as ConfigTree, field);
}

function parsed(value: unknown): unknown {
  if (!(value instanceof Uint8Array)) return value;
  try {
    return JSON.parse(Buffer.from(value).toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
