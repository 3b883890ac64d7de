import { z } from 'zod';

/** The setting types the System Console can draw (contract: server-plugins §1). */
export const SETTING_TYPES = [
  'bool',
  'dropdown',
  'generated',
  'radio',
  'text',
  'longtext',
  'number',
  'username',
  'custom',
] as const;

const option = z.object({
  display_name: z.string().default('').describe('What people see.'),
  value: z.string().default('').describe('What is stored.'),
});

const setting = z.object({
  key: z.string().default('').describe('Key in the configuration of the plugin.'),
  display_name: z.string().default('').describe('Label.'),
  type: z
    .string()
    .default('')
    .describe(`One of ${SETTING_TYPES.join(', ')}.`),
  help_text: z.string().default('').describe('Markdown under the field.'),
  regenerate_help_text: z.string().optional().describe('Text beside the button; only with type generated.'),
  placeholder: z
    .string()
    .default('')
    .describe('Text in the empty field; only with generated, text, longtext, number, username and custom.'),
  default: z.unknown().optional().describe('Value while nothing is set.'),
  options: z.array(option).optional().describe('The choices; only with radio and dropdown.'),
  hosting: z.string().default('').describe('"cloud" or "on-prem": a hint for the console.'),
  secret: z.boolean().default(false).describe('Whether the API and the console mask the value.'),
});

const section = z.object({
  key: z.string().default('').describe('Unique key of the section.'),
  title: z.string().default('').describe('Heading.'),
  subtitle: z.string().default('').describe('Line under the heading.'),
  settings: z.array(setting).optional().describe('The settings in this section.'),
  header: z.string().default('').describe('Markdown above the settings.'),
  footer: z.string().default('').describe('Markdown below the settings.'),
  custom: z
    .boolean()
    .default(false)
    .describe('Whether a component registered with registerAdminConsoleCustomSection draws it.'),
  fallback: z
    .boolean()
    .default(false)
    .describe('With custom: draw the plain settings while the plugin is disabled.'),
});

export const settingsSchema = z.object({
  header: z.string().default('').describe('Markdown above all settings.'),
  footer: z.string().default('').describe('Markdown below all settings.'),
  settings: z.array(setting).optional().describe('The settings.'),
  sections: z.array(section).optional().describe('The settings in groups.'),
});

export type SettingType = (typeof SETTING_TYPES)[number];
export type SettingsSchema = z.output<typeof settingsSchema>;
export type SettingsSection = z.output<typeof section>;
export type Setting = z.output<typeof setting>;
export type SettingOption = z.output<typeof option>;
