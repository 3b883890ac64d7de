import type { ComponentType } from 'react';
import { Malformed, listOf, objectOf, optionalFunction, textOf, wellFormed } from './fields.ts';
import { atLeastOne, componentOf, settingOf } from './setting.ts';
import type { PluginSetting } from './setting.ts';

/** A section of settings that the host draws. */
export interface SettingsSection {
  title: string;
  settings: readonly PluginSetting[];
  disabled?: boolean;
  /** Of user settings: told what was changed, once it is saved. */
  onSubmit?: (changes: Record<string, string>) => void;
}

/** A section that the plugin draws. */
export interface CustomSection {
  title: string;
  component: ComponentType;
}

export type PluginSection = SettingsSection | CustomSection;

/** The sections that are well formed, each title once. @throws Malformed when none is. */
export function sectionsOf(
  given: unknown,
  pluginId: string,
  warn: (message: string) => void,
): readonly PluginSection[] {
  const seen = new Set<string>();
  const read = (part: unknown): PluginSection => {
    const section = sectionOf(part, pluginId, warn);
    if (seen.has(section.title)) {
      throw new Malformed();
    }
    seen.add(section.title);
    return section;
  };
  const dropped = () =>
    warn(
      `Plugin ${pluginId}: a section of settings is malformed, or has the title of another; it is left out.`,
    );
  return atLeastOne(wellFormed(listOf(given), read, dropped));
}

function sectionOf(given: unknown, pluginId: string, warn: (message: string) => void): PluginSection {
  const section = objectOf(given);
  const title = textOf(section.title);
  if ('component' in section) {
    return { title, component: componentOf(section.component) };
  }
  if (section.disabled !== undefined && typeof section.disabled !== 'boolean') {
    throw new Malformed();
  }
  const dropped = () => warn(`Plugin ${pluginId}: a setting of "${title}" is malformed; it is left out.`);
  const settings = wellFormed(listOf(section.settings), settingOf, dropped);
  return {
    title,
    settings: atLeastOne(settings),
    disabled: section.disabled,
    onSubmit: optionalFunction(section.onSubmit) as SettingsSection['onSubmit'],
  };
}
