import { SETTING_TYPES } from './settings-schema.ts';
import type { Setting, SettingsSchema, SettingType } from './settings-schema.ts';
import type { ManifestIssue } from './validate-manifest.ts';

const WITH_PLACEHOLDER: readonly SettingType[] = [
  'generated',
  'text',
  'longtext',
  'number',
  'username',
  'custom',
];
const WITH_OPTIONS: readonly SettingType[] = ['radio', 'dropdown'];

/** Checks the settings schema: each setting and each section (contract: server-plugins §1). */
export function* validateSettings(schema: SettingsSchema | undefined): Generator<ManifestIssue> {
  if (schema === undefined) return;
  const keys = new Map<string, string>();
  yield* validateList(schema.settings ?? [], 'settings_schema.settings', keys);
  for (const [index, section] of (schema.sections ?? []).entries()) {
    const path = `settings_schema.sections[${String(index)}]`;
    if (section.key === '') {
      yield {
        severity: 'error',
        path: `${path}.key`,
        message: 'is empty',
        remedy: 'Give each section a key.',
      };
    }
    yield* validateList(section.settings ?? [], `${path}.settings`, keys);
  }
}

function* validateList(
  settings: Setting[],
  list: string,
  keys: Map<string, string>,
): Generator<ManifestIssue> {
  for (const [index, setting] of settings.entries()) {
    const path = `${list}[${String(index)}]`;
    yield* validateKey(setting, path, keys);
    yield* validateSetting(setting, path);
  }
}

/** The contract checks no keys; a setting that hides another, or that nothing can store, is still a mistake. */
function* validateKey(setting: Setting, path: string, keys: Map<string, string>): Generator<ManifestIssue> {
  const key = setting.key.toLowerCase();
  const earlier = keys.get(key);
  if (key === '' || earlier !== undefined) {
    yield {
      severity: 'warning',
      path: `${path}.key`,
      message: earlier === undefined ? 'is empty' : `is that of ${earlier} (keys are compared in lower case)`,
      remedy: 'Give each setting a key of its own.',
    };
  } else keys.set(key, path);
}

function* validateSetting(setting: Setting, path: string): Generator<ManifestIssue> {
  const type = SETTING_TYPES.find((known) => known === setting.type);
  if (type === undefined) {
    yield {
      severity: 'error',
      path: `${path}.type`,
      message: `is unknown: ${JSON.stringify(setting.type)}`,
      remedy: `Use one of ${SETTING_TYPES.join(', ')}.`,
    };
    return;
  }
  if ((setting.regenerate_help_text ?? '') !== '' && type !== 'generated') {
    yield misplaced(`${path}.regenerate_help_text`, type, ['generated']);
  }
  if (setting.placeholder !== '' && !WITH_PLACEHOLDER.includes(type)) {
    yield misplaced(`${path}.placeholder`, type, WITH_PLACEHOLDER);
  }
  yield* validateOptions(setting, type, path);
}

function* validateOptions(setting: Setting, type: SettingType, path: string): Generator<ManifestIssue> {
  if (setting.options === undefined) return;
  if (!WITH_OPTIONS.includes(type)) {
    yield misplaced(`${path}.options`, type, WITH_OPTIONS);
    return;
  }
  for (const [index, option] of setting.options.entries()) {
    for (const part of ['display_name', 'value'] as const) {
      if (option[part] !== '') continue;
      yield {
        severity: 'error',
        path: `${path}.options[${String(index)}].${part}`,
        message: 'is empty',
        remedy: 'Give each option a display_name and a value.',
      };
    }
  }
}

function misplaced(path: string, type: SettingType, allowed: readonly SettingType[]): ManifestIssue {
  return {
    severity: 'error',
    path,
    message: `has no meaning with type ${type}`,
    remedy: `Leave it out, or use type ${allowed.join(' or ')}.`,
  };
}
