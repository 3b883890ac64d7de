import type { Refusals } from './refusals.ts';

/** Plugins: what they store and what they guard. */
export const plugins = {
  'app.plugin.delete_data.running.app_error': [
    409,
    'The data of {name} was not deleted: the plugin is running. Disable or remove it first.',
  ],
  'app.plugin.access_control.invalid_body.app_error': [
    400,
    'The body does not say whom the plugin is for: send JSON with "enable" and "allowed_user_ids".',
  ],
  'app.plugin.access_control.invalid_user_id.app_error': [
    400,
    'An id in "allowed_user_ids" is no user id: it has 26 characters.',
  ],
  'app.plugin.access_control.user_filtering.app_error': [
    400,
    'The plugin {name} is for everybody: its manifest has "user_filtering": false.',
  ],
  'app.plugin.required_hook_failed.app_error': [
    503,
    'A plugin that has to agree gave no answer, so this is refused. {reason}',
  ],
  'app.plugin.inactive_guard.app_error': [
    503,
    'A plugin that guards this channel is not running, so this is refused. {reason}',
  ],
  'app.plugin.guard_hook_failed.app_error': [
    503,
    'A plugin that guards this channel gave no answer, so this is refused. {reason}',
  ],
  'model.plugin_key_value.is_valid.key.app_error': [400, 'A key has 1 to 150 characters.'],
  'model.plugin_key_value.is_valid.plugin_id.app_error': [400, 'A plugin id has 1 to 190 characters.'],
  'model.plugin_kvset_options.is_valid.old_value.app_error': [400, 'An old value goes with Atomic only.'],
  'plugin_api.get_bundle_path.attached': [
    400,
    'The plugin is attached from a running process, so the server has not unpacked a bundle of it.',
  ],
} as const satisfies Refusals;
