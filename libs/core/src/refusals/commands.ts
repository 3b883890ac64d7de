import type { Refusals } from './refusals.ts';

/** Slash commands and dialogs. */
export const commands = {
  'api.command.execute_command.start.app_error': [400, 'A command starts with / and a word.'],
  'api.command.execute_command.not_found.app_error': [404, 'There is no command /{trigger}.'],
  'api.command.execute_command.deleted.error': [400, 'Commands cannot be run in an archived channel.'],
  'api.command.execute_command.failed.app_error': [500, 'The command /{trigger} failed. {reason}'],
  'api.command.execute_command.failed_empty.app_error': [500, 'The command /{trigger} answered nothing.'],
  'api.command.execute_command.failed_resp.app_error': [
    500,
    'The program behind the command /{trigger} answered with status {status}.',
  ],
  'api.command.execute_command.create_post_failed.app_error': [
    500,
    'The answer of the command /{trigger} could not be posted. {reason}',
  ],
  'api.command.command_post.forbidden.app_error': [
    403,
    'The answer is for a channel that who ran the command is not in.',
  ],
  'api.command.disabled.app_error': [501, 'Commands are switched off (ServiceSettings.EnableCommands).'],
  'api.command.duplicate_trigger.app_error': [400, 'There is a command with this trigger already.'],
  'api.command.team_mismatch.app_error': [400, 'A command moves to another team by /move only.'],
  'store.sql_command.get.missing.app_error': [404, 'There is no such command.'],
  'store.sql_command.save.get.app_error': [404, 'There is no such command.'],
  'app.command.createcommand.internal_error': [400, 'The id of a new command is chosen by the server.'],
  'model.command.is_valid.team_id.app_error': [400, 'The team of the command is not valid.'],
  'model.command.is_valid.user_id.app_error': [400, 'The creator of the command is not valid.'],
  'model.command.is_valid.plugin_id.app_error': [
    400,
    'A command belongs to a person or to a plugin, not to both.',
  ],
  'model.command.is_valid.trigger.app_error': [
    400,
    'A trigger is one word of at most 128 characters without a slash in front.',
  ],
  'model.command.is_valid.url.app_error': [400, 'A command needs an address of at most 1024 bytes.'],
  'model.command.is_valid.url_http.app_error': [
    400,
    'The address of a command begins with http:// or https://.',
  ],
  'model.command.is_valid.method.app_error': [400, 'The method of a command is P for POST or G for GET.'],
  'model.command.is_valid.display_name.app_error': [400, 'The title of a command has at most 64 bytes.'],
  'model.command.is_valid.description.app_error': [
    400,
    'The description of a command has at most 128 bytes.',
  ],
  'model.command.is_valid.autocomplete_data.app_error': [
    400,
    'The autocomplete data is not valid: {problem}.',
  ],
  'web.command_webhook.parse.app_error': [400, 'The answer to the command cannot be read.'],
  'web.command_webhook.command.app_error': [400, 'The command is no longer there.'],
  'web.command_webhook.general.app_error': [400, 'The answer to the command was not taken. {reason}'],
  'app.command_webhook.get.missing': [
    404,
    'There is no such address to answer a command at, or it is too old.',
  ],
  'app.command_webhook.try_use.invalid': [400, 'This address has been answered at as often as it may.'],
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
