import type { ComponentType } from 'react';
import { Malformed, listOf, objectOf, optionalText, textOf, wellFormed } from './fields.ts';

export interface RadioOption {
  value: string;
  text: string;
  helpText?: string;
}

interface SettingBase {
  name: string;
  title?: string;
  helpText?: string;
}

export interface RadioSetting extends SettingBase {
  type: 'radio';
  default: string;
  options: readonly RadioOption[];
}

export interface CustomSetting extends SettingBase {
  type: 'custom';
  default?: string;
  component: ComponentType<{ informChange(name: string, value: string): void }>;
}

/** One thing that can be set (contract: registry registerUserSettings, registerChannelSettingsTab). */
export type PluginSetting = RadioSetting | CustomSetting;

const nothing = () => undefined;

/** @throws Malformed */
export function settingOf(given: unknown): PluginSetting {
  const setting = objectOf(given);
  const base = {
    name: textOf(setting.name),
    title: optionalText(setting.title),
    helpText: optionalText(setting.helpText),
  };
  switch (setting.type) {
    case 'radio': {
      const options = wellFormed(listOf(setting.options), optionOf, nothing);
      return { ...base, type: 'radio', default: textOf(setting.default), options: atLeastOne(options) };
    }
    case 'custom':
      return {
        ...base,
        type: 'custom',
        default: optionalText(setting.default),
        component: componentOf(setting.component) as CustomSetting['component'],
      };
    default:
      throw new Malformed();
  }
}

/** @throws Malformed */
export function componentOf(value: unknown): ComponentType {
  const isComponent =
    typeof value === 'function' || (typeof value === 'object' && value !== null && '$$typeof' in value);
  if (!isComponent) {
    throw new Malformed();
  }
  return value as ComponentType;
}

export function atLeastOne<Part>(parts: readonly Part[]): readonly Part[] {
  if (parts.length === 0) {
    throw new Malformed();
  }
  return parts;
}

function optionOf(given: unknown): RadioOption {
  const option = objectOf(given);
  return { value: textOf(option.value), text: textOf(option.text), helpText: optionalText(option.helpText) };
}
