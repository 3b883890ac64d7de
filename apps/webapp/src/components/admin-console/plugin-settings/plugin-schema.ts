import type { AdminConsoleEntry } from '@patchbay/registry';
import type { ComponentType, ReactNode } from 'react';
import { list, record, text } from '../../../rest/fields.ts';
import { formKey } from '../settings/setting.ts';
import type { Setting, SettingsSection } from '../settings/setting.ts';
import { manifestSetting, markdown } from './manifest-setting.tsx';
import type { SettingContext } from './manifest-setting.tsx';

export interface PluginSchema {
  sections: SettingsSection[];
  /** All of them, the switch first. */
  settings: Setting[];
  /** How many entries of the manifest are no settings, and are left out. */
  unreadable: number;
}

export interface SchemaSource extends Omit<SettingContext, 'enableKey' | 'words'> {
  /** As it stands in the manifest. */
  schema: unknown;
  customSections: Readonly<Record<string, AdminConsoleEntry>>;
  words: SettingContext['words'] & {
    enable: string;
    enableHelp: ReactNode;
    enableToSeeSection: ReactNode;
    enableToSeeAll: ReactNode;
  };
}

/** The page of a plugin: the switch on top, and what its manifest says (contract: webapp §11). */
export function pluginSchema(source: SchemaSource): PluginSchema {
  const { pluginId, schema, mayWrite, words } = source;
  const { header, footer, settings, sections } = record(schema);
  const enable = enableSetting(pluginId, mayWrite, words);
  const context: SettingContext = { ...source, enableKey: enable.key };
  const hasSections = list(sections).length > 0;
  const top: SettingsSection = { key: 'enable', settings: [enable] };
  const parsed = hasSections
    ? list(sections).map((section) => readSection(section, source, context))
    : [{ section: { key: 'settings', ...readSettings(settings, context) }, ...countOf(settings, context) }];
  const unreadable = parsed.reduce((sum, one) => sum + one.unreadable, 0);
  const read = parsed.map(({ section }) => section);
  const texts = { header: markdown(header), footer: markdown(footer) };
  const all = [enable, ...read.flatMap((section) => section.settings)];
  if (hasSections && read.every(({ warning }) => warning !== undefined)) {
    // Nothing but layouts of the plugin, and none is registered: one line says it for all.
    return {
      sections: [{ ...top, ...texts, warning: words.enableToSeeAll }],
      settings: [enable],
      unreadable,
    };
  }
  if (hasSections) {
    return { sections: [{ ...top, ...texts }, ...read], settings: all, unreadable };
  }
  return { sections: [{ ...top, ...texts, settings: all }], settings: all, unreadable };
}

function readSection(
  value: unknown,
  { pluginId, customSections, words }: SchemaSource,
  context: SettingContext,
) {
  const { key, title, subtitle, header, footer, settings, custom, fallback } = record(value);
  const name = text(key).toLowerCase();
  const registered = Object.hasOwn(customSections, name) ? customSections[name] : undefined;
  const texts = {
    key: name,
    title: text(title),
    subtitle: markdown(subtitle),
    header: markdown(header),
    footer: markdown(footer),
  };
  if (custom === true && registered === undefined && fallback !== true) {
    return { section: { ...texts, settings: [], warning: words.enableToSeeSection }, unreadable: 0 };
  }
  const component = registered?.component as ComponentType<Record<string, unknown>> | undefined;
  const section: SettingsSection = {
    ...texts,
    ...readSettings(settings, context),
    ...(custom === true && component !== undefined && { custom: { pluginId, component } }),
  };
  return { section, ...countOf(settings, context) };
}

function readSettings(settings: unknown, context: SettingContext): { settings: Setting[] } {
  return { settings: list(settings).flatMap((each) => manifestSetting(each, context) ?? []) };
}

function countOf(settings: unknown, context: SettingContext): { unreadable: number } {
  const isOdd = settings !== undefined && settings !== null && !Array.isArray(settings);
  const left = list(settings).filter((each) => manifestSetting(each, context) === undefined).length;
  return { unreadable: isOdd ? 1 : left };
}

function enableSetting(pluginId: string, mayWrite: boolean, words: SchemaSource['words']): Setting {
  const path = ['PluginSettings', 'PluginStates', pluginId, 'Enable'];
  return {
    key: formKey(path),
    path,
    type: 'bool',
    label: words.enable,
    name: words.enable,
    help: words.enableHelp,
    default: false,
    options: [],
    isSecret: false,
    isHidden: false,
    isFalseWhenDisabled: false,
    isDisabled: () => !mayWrite,
  };
}
