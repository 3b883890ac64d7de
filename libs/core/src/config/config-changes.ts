import { isSecret, MASK, type PluginSecrets } from './config-secrets.ts';
import { configLeaves, getAt, sameValue, type ConfigTree } from './config-tree.ts';

/** `Section.Field` to [before, after]; undefined where there was nothing. Settings of plugins one by one. */
export type ConfigChanges = Record<string, [before: unknown, after: unknown]>;

/** One change of the past: who, when, what. */
export interface ConfigHistoryEntry {
  readonly id: string;
  /** Milliseconds. */
  readonly create_at: number;
  /** '' for the server and plugins. */
  readonly user_id: string;
  readonly changes: ConfigChanges;
}

/** One setting that a change of the configuration changed, secrets in it. */
export interface ConfigDifference {
  readonly keys: readonly string[];
  readonly before?: unknown;
  readonly after?: unknown;
  /** Too long to keep: only that it changed is known. */
  readonly lost?: boolean;
}

/** Longest values that the history keeps, as JSON. */
const LONGEST_KEPT = 65_536;
/** How deep maps are compared: settings of each plugin, its wanted state, whom it is for; all others as a whole. */
const DEPTHS: Record<string, number> = {
  'PluginSettings.Plugins': 2,
  'PluginSettings.PluginStates': 1,
  'PluginSettings.PluginAccessControl': 1,
};
const LOST = '…';

/** What differs between two configurations. */
export function configDifferences(before: ConfigTree, after: ConfigTree): ConfigDifference[] {
  return configLeaves().flatMap((leaf) =>
    differences(leaf.keys, getAt(before, leaf.keys), getAt(after, leaf.keys), DEPTHS[leaf.path] ?? 0),
  );
}

/** As it is told: secrets are the mask, and so is all of a plugin that is not installed, whose secrets nobody knows. */
export function toldChanges(all: readonly ConfigDifference[], plugins: PluginSecrets): ConfigChanges {
  return Object.fromEntries(
    all.map((each): [string, [unknown, unknown]] => {
      const path = each.keys.join('.');
      if (each.lost) return [path, [LOST, LOST]];
      return [path, isHidden(each.keys, plugins) ? [MASK, MASK] : [each.before, each.after]];
    }),
  );
}

/** What is stored with a change; rows of before 0003 hold paths to values, their secrets masked. */
export function storedDifferences(stored: unknown): ConfigDifference[] {
  if (Array.isArray(stored)) return stored as ConfigDifference[];
  return Object.entries((stored ?? {}) as ConfigChanges).map(([path, [before, after]]) =>
    before === MASK || after === MASK
      ? { keys: path.split('.'), lost: true }
      : { keys: path.split('.'), before, after },
  );
}

/** Of a wanted state: whether it says another thing than before; a plugin that is new and off is none. */
export function isSwitch({ before, after }: ConfigDifference): boolean {
  const isOn = (state: unknown) => getAt({ state }, ['state', 'Enable']) === true;
  return isOn(before) !== isOn(after);
}

function differences(
  keys: readonly string[],
  before: unknown,
  after: unknown,
  depth: number,
): ConfigDifference[] {
  if (sameValue(before, after)) return [];
  if (depth === 0) {
    const length = (JSON.stringify(before) ?? '').length + (JSON.stringify(after) ?? '').length;
    return [length > LONGEST_KEPT ? { keys, lost: true } : { keys, before, after }];
  }
  const [was, is] = [(before ?? {}) as ConfigTree, (after ?? {}) as ConfigTree];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((key) =>
    differences([...keys, key], getAt(was, [key]), getAt(is, [key]), depth - 1),
  );
}

function isHidden(keys: readonly string[], plugins: PluginSecrets): boolean {
  const [section, field, pluginId = '', key = ''] = keys;
  if (section !== 'PluginSettings' || field !== 'Plugins') return isSecret(keys.join('.'));
  const secrets = plugins.get(pluginId);
  return !secrets || secrets.has(key.toLowerCase());
}
