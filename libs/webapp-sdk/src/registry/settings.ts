import type { ComponentType } from 'react';

interface SettingBase {
  name: string;
  title?: string;
  helpText?: string;
}

export interface RadioSetting extends SettingBase {
  type: 'radio';
  default: string;
  options: { value: string; text: string; helpText?: string }[];
}

export interface CustomSetting extends SettingBase {
  type: 'custom';
  default?: string;
  component: ComponentType<{ informChange: (name: string, value: string) => void }>;
}

/** A section that the host draws. Titles are each used once. */
export interface SettingsSection {
  title: string;
  settings: (RadioSetting | CustomSetting)[];
  disabled?: boolean;
  /** Of user settings: what was changed, after it was saved. */
  onSubmit?: (changes: Record<string, string>) => void;
}

/** A section that the plugin draws. */
export interface CustomSection {
  title: string;
  component: ComponentType;
}

/** What a person sets for themselves; kept as preferences of the category `pp_<plugin id>`, cut at 32 characters. */
export interface UserSettings {
  id?: string;
  uiName: string;
  /** The address of a picture, or a CSS class. */
  icon?: string;
  action?: { title: string; text: string; buttonText: string; onClick: () => void };
  sections: (SettingsSection | CustomSection)[];
}
