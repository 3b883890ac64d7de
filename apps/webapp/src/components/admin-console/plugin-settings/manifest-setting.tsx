import type { AdminConsoleEntry } from '@patchbay/registry';
import type { ComponentType, ReactNode } from 'react';
import { isRecord, list, record, text } from '../../../rest/fields.ts';
import { Markdown } from '../../../markdown/markdown.tsx';
import { formKey } from '../settings/setting.ts';
import type { Setting, SettingOption, SettingType } from '../settings/setting.ts';

export interface SettingContext {
  pluginId: string;
  /** The key of the switch that the others hang on. */
  enableKey: string;
  mayWrite: boolean;
  isCloud: boolean;
  /** What the plugin registered, by key in lower case. */
  components: Readonly<Record<string, AdminConsoleEntry>>;
  words: { whileDisabled: ReactNode; whileEnabled: ReactNode };
}

const types = new Set<string>([
  'bool',
  'text',
  'longtext',
  'number',
  'dropdown',
  'radio',
  'generated',
  'username',
  'custom',
]);

/** A setting of a manifest's `settings_schema`; undefined for what is none, as an unmanaged plugin may have it. */
export function manifestSetting(value: unknown, context: SettingContext): Setting | undefined {
  const { pluginId, enableKey, mayWrite, isCloud, components } = context;
  const setting = record(value);
  const key = text(setting.key).toLowerCase();
  const type = text(setting.type).toLowerCase();
  if (!isRecord(value) || key === '' || !types.has(type)) {
    return undefined;
  }
  const path = ['PluginSettings', 'Plugins', pluginId, key];
  const registered = Object.hasOwn(components, key) ? components[key] : undefined;
  const isMissing = registered === undefined && type === 'custom';
  const isEnabled = (form: (key: string) => unknown) => isOn(form(enableKey));
  const hosting = text(setting.hosting);
  const name = text(setting.display_name) || text(setting.key);
  return {
    key: formKey(path),
    path,
    type: registered !== undefined || isMissing ? 'custom' : (type as SettingType),
    label: name,
    name,
    ...(isMissing && { missing: context.words }),
    help: markdown(setting.help_text),
    placeholder: text(setting.placeholder) || undefined,
    default: setting.default ?? undefined,
    options: list(setting.options).map(option),
    regenerateHelp: markdown(setting.regenerate_help_text),
    isSecret: setting.secret === true,
    isHidden: (isCloud && hosting === 'on-prem') || (!isCloud && hosting === 'cloud'),
    isFalseWhenDisabled: true,
    isDisabled: (form) => !mayWrite || !isEnabled(form),
    ...(registered !== undefined && {
      custom: {
        pluginId,
        component: registered.component as ComponentType<Record<string, unknown>>,
        showTitle: registered.options?.showTitle === true,
      },
    }),
  };
}

export const isOn = (value: unknown): boolean => value === true || value === 'true';

/** Texts of a manifest are Markdown. */
export function markdown(value: unknown): ReactNode {
  return text(value) === '' ? undefined : <Markdown text={text(value)} />;
}

function option(value: unknown): SettingOption {
  const { display_name, value: chosen } = record(value);
  return { name: text(display_name) || text(chosen), value: text(chosen) };
}
