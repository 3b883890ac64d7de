import type { Manifest, PluginSetting } from '@patchbay/contract';

/** Every setting that a manifest's schema describes, those of its sections included. */
export function schemaSettings(manifest: Manifest): PluginSetting[] {
  const { settings, sections } = manifest.settings_schema ?? {};
  return [...(settings ?? []), ...(sections ?? []).flatMap((section) => section?.settings ?? [])].filter(
    (setting): setting is PluginSetting => Boolean(setting),
  );
}
