import type { Manifest } from '@patchbay/contract';
import type { Misfit } from './config-leaf.ts';
import { first } from './go-misfit.ts';
import { getAt, sameValue, type ConfigTree } from './config-tree.ts';
import { schemaSettings } from './schema-settings.ts';

type Setting = ReturnType<typeof schemaSettings>[number];

const PLUGINS = ['PluginSettings', 'Plugins'];

/**
 * The first setting of an installed plugin that is not of the type its manifest gives it. Only values that change are
 * looked at, so that one from before an upgrade stands in nobody's way; keys that the schema does not have are the
 * plugin's own affair.
 */
export function pluginSettingsMisfit(
  stored: ConfigTree,
  next: ConfigTree,
  manifests: readonly Manifest[],
): Misfit | undefined {
  return first(manifests, (manifest) => {
    const settings = new Map(schemaSettings(manifest).map((each) => [each.key.toLowerCase(), each]));
    const values = (getAt(next, [...PLUGINS, manifest.id]) ?? {}) as ConfigTree;
    const kept = (getAt(stored, [...PLUGINS, manifest.id]) ?? {}) as ConfigTree;
    return first(Object.entries(values), ([key, value]) => {
      const setting = settings.get(key.toLowerCase());
      if (!setting || sameValue(value, getAt(kept, [key]))) return undefined;
      const takes = refusal(setting, value);
      return takes === undefined
        ? undefined
        : { path: `PluginSettings.Plugins.${manifest.id}.${key}`, takes };
    });
  });
}

/** Consoles send numbers and booleans as texts; where a text has another default, as some have, its type fits too. */
function refusal(setting: Setting, value: unknown): string | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  const isText = typeof value === 'string' || typeof value === typeof (setting.default ?? '');
  switch ((setting.type as string | undefined)?.toLowerCase()) {
    case 'bool':
      return typeof value === 'boolean' || value === 'true' || value === 'false'
        ? undefined
        : 'true or false';
    case 'number':
      return isNumeric(value) ? undefined : 'a number';
    case 'text':
    case 'longtext':
    case 'generated':
    case 'username':
      return isText ? undefined : 'a text';
    case 'radio':
    case 'dropdown': {
      const values = (setting.options as Setting['options'] | null | undefined) ?? [];
      return isText
        ? undefined
        : `a text, one of ${values.map((each) => JSON.stringify(each.value)).join(', ')}`;
    }
    default: // custom, and types of newer versions: any JSON
      return undefined;
  }
}

function isNumeric(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '' && Number.isFinite(Number(value));
  return typeof value === 'number' && Number.isFinite(value);
}
