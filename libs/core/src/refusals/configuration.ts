import type { Refusals } from './refusals.ts';

/** The configuration. */
export const configuration = {
  'model.config.is_valid.setting.app_error': [400, 'Nothing was saved: {name} takes {takes}.'],
  'app.config.history.missing.app_error': [
    404,
    'No change of the configuration has this id: {name}. Only the newest ones are kept.',
  ],
  'app.config.undo.changed_since.app_error': [
    409,
    'Nothing was undone: {name} was changed again since. Undo the later change first, or set it by hand.',
  ],
  'app.config.undo.lost.app_error': [
    409,
    'Nothing was undone: what {name} was before is not known any more. Set it by hand.',
  ],
  'api.config.update_config.clear_siteurl.app_error': [
    400,
    'ServiceSettings.SiteURL is set and cannot be cleared.',
  ],
  'api.config.update_config.not_allowed_security.app_error': [
    403,
    '{name} can only be changed on the machine itself.',
  ],
  'api.config.migrate_config.app_error': [
    500,
    'The configuration lies in the database and nowhere else: there is nothing to move it from or to.',
  ],
  'api.restricted_system_admin': [400, 'ExperimentalSettings.RestrictSystemAdmin is on.'],
  'model.config.is_valid.field.app_error': [400, 'The setting {name} does not take this value: {reason}.'],
  'app.save_config.plugin_hook_error': [400, 'A plugin refused the configuration: {reason}'],
} as const satisfies Refusals;
