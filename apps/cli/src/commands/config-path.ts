import { CliError } from '../errors.ts';

/** Maps of the configuration whose keys are plugin ids, which have dots of their own. */
const BY_PLUGIN_ID = new Set([
  'PluginSettings.Plugins',
  'PluginSettings.PluginStates',
  'PluginSettings.PluginAccessControl',
  'PatchbaySettings.HookPolicies',
]);

/** Such a map with nothing below the ids. */
const VALUE_BY_PLUGIN_ID = 'PatchbaySettings.PluginLogLevels';

type Section = Record<string, unknown>;

/**
 * Splits `PluginSettings.Plugins.com.example.todo.limit` into the keys of the configuration. Between the map and the last
 * part everything is the plugin id, unless the whole rest names a plugin that is there.
 */
export function configPath(path: string, config: unknown): string[] {
  const parts = path.split('.');
  if (parts.some((part) => part === ''))
    throw new CliError(`${JSON.stringify(path)} is no setting. Write it as Section.Setting.`);
  const map = parts.slice(0, 2).join('.');
  if (map === VALUE_BY_PLUGIN_ID && parts.length > 2) return [...parts.slice(0, 2), parts.slice(2).join('.')];
  if (!BY_PLUGIN_ID.has(map) || parts.length === 2) return parts;
  const rest = parts.slice(2);
  const held = valueAt(config, parts.slice(0, 2));
  const whole = rest.join('.');
  if (rest.length === 1 || (isSection(held) && Object.hasOwn(held, whole)))
    return [...parts.slice(0, 2), whole];
  return [...parts.slice(0, 2), rest.slice(0, -1).join('.'), rest.at(-1) ?? ''];
}

/** What is there, or undefined. */
export function valueAt(config: unknown, path: readonly string[]): unknown {
  let held = config;
  for (const part of path) {
    if (!isSection(held) || !Object.hasOwn(held, part)) return undefined;
    held = held[part];
  }
  return held;
}

/**
 * The smallest piece of configuration that changes one setting. Maps are replaced as a whole by the server
 * (rest.json, PUT /config/patch), so below a section everything that is there goes with it.
 */
export function patchFor(config: unknown, path: readonly string[], value: unknown): Section {
  const [section = '', field = '', ...deeper] = path;
  if (deeper.length === 0) return { [section]: { [field]: value } };
  return { [section]: { [field]: withValue(valueAt(config, [section, field]), deeper, value) } };
}

function withValue(held: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...deeper] = path;
  if (key === undefined) return value;
  const section = isSection(held) ? held : {};
  return { ...section, [key]: withValue(section[key], deeper, value) };
}

function isSection(value: unknown): value is Section {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
