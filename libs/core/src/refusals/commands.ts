import type { Refusals } from './refusals.ts';

/** Slash commands and dialogs. */
export const commands = {
  'api.command.execute_command.start.app_error': [400, 'A command starts with / and a word.'],
  'api.command.execute_command.not_found.app_error': [404, 'There is no command /{trigger}.'],
  'api.command.disabled.app_error': [501, 'Commands are switched off (ServiceSettings.EnableCommands).'],
  'model.plugin_command.error.app_error': [500, 'The command /{trigger} cannot be run now. {reason}'],
  'model.plugin_command_crash.error.app_error': [
    500,
    'The plugin of the command /{trigger} failed: {reason}',
  ],
  'plugin.register_command.autocomplete.app_error': [
    400,
    'The autocomplete data of the command /{trigger} is not valid: {problem}.',
  ],
  'plugin.register_command.trigger.app_error': [400, 'A command needs a trigger: one word without a slash.'],
  'interactive_message.decode_trigger_id.expired': [
    400,
    'The dialog came later than 3 seconds after its trigger.',
  ],
  'interactive_message.decode_trigger_id.missing_data': [400, 'The trigger id is not one of this server.'],
} as const satisfies Refusals;
