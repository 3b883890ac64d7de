import { AppError } from '@patchbay/contract';

/** A mistake in our own code: a unit of work was started inside another, which would wait for itself for ever. */
export class NestedTransactionError extends Error {
  readonly code = 'core.nested_transaction';
  constructor() {
    super('A unit of work was started inside another: pass the manager of the outer one on instead.');
    this.name = 'NestedTransactionError';
  }
}

/** The database is stuck: those before did not end in time. */
export class WriteQueueTimeoutError extends Error {
  readonly code = 'core.write_queue_timeout';
  constructor(deadlineMs: number) {
    super(
      `A write waited ${deadlineMs} ms for those before it: the database is stuck or its disk is very slow. Look at the disk, then restart the server.`,
    );
    this.name = 'WriteQueueTimeoutError';
  }
}

/**
 * Every refusal of the chat's rules: Mattermost's id, the status it answers with, and our words. `{name}` is replaced
 * by what the caller gives.
 */
const REFUSALS = {
  'api.context.permissions.app_error': [403, 'You do not have the permission this needs: {permission}.'],
  'api.context.invalid_body_param.app_error': [400, 'Invalid or missing {name} in the request body.'],
  'api.context.invalid_url_param.app_error': [
    400,
    'Invalid or missing {name} in the address of the request.',
  ],
  'app.plugin.delete_data.running.app_error': [
    409,
    'The data of {name} was not deleted: the plugin is running. Disable or remove it first.',
  ],
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
  'api.context.invalid_param.app_error': [400, 'Invalid {name} parameter.'],
  'api.user.login.invalid_credentials_email_username': [
    401,
    'The email address, username or password is wrong.',
  ],
  'api.user.login.blank_pwd.app_error': [400, 'The password must not be empty.'],
  'api.user.login.inactive.app_error': [
    401,
    'This account was deactivated. Ask the administrator to activate it.',
  ],
  'api.user.login.not_verified.app_error': [401, 'The email address of this account was not verified yet.'],
  'api.user.login.bot_login_forbidden.app_error': [401, 'Bot accounts cannot log in.'],
  'api.user.check_user_login_attempts.too_many.app_error': [
    401,
    'Too many failed logins: this account is locked. Ask the administrator to set a new password.',
  ],
  'api.user.create_user.signup_email_disabled.app_error': [
    501,
    'Creating accounts is switched off on this server.',
  ],
  'api.user.create_user.no_open_server': [
    403,
    'This server is not open to everybody: ask for an invitation (TeamSettings.EnableOpenServer).',
  ],
  'api.user.create_user.accepted_domain.app_error': [
    400,
    'Addresses of this domain are not accepted (TeamSettings.RestrictCreationToDomains).',
  ],
  'app.user.save.email_exists.app_error': [400, 'An account with this email address exists already.'],
  'app.user.save.username_exists.app_error': [400, 'An account with this username exists already.'],
  'app.user.missing_account.const': [404, 'There is no such user.'],
  'app.user.get_by_username.app_error': [404, 'There is no user with this username.'],
  'model.user.is_valid.username.app_error': [
    400,
    'A username has 1 to 64 characters: lower-case letters, digits, and the symbols . - _; it starts with a letter or digit.',
  ],
  'model.user.is_valid.email.app_error': [400, 'The email address is not valid.'],
  'model.user.is_valid.pwd_min_length.app_error': [400, 'The password needs at least {min} characters.'],
  'model.user.is_valid.pwd_max_length.app_error': [400, 'The password is longer than 72 characters.'],
  'model.user.is_valid.pwd_lowercase.app_error': [400, 'The password needs a lower-case letter.'],
  'model.user.is_valid.pwd_uppercase.app_error': [400, 'The password needs an upper-case letter.'],
  'model.user.is_valid.pwd_number.app_error': [400, 'The password needs a digit.'],
  'model.user.is_valid.pwd_symbol.app_error': [400, 'The password needs one of the symbols {symbols}.'],
  'model.user.is_valid.field_length.app_error': [400, 'The field {name} is too long.'],
  'api.user.upload_profile_user.decode.app_error': [
    400,
    'The picture is not a PNG, JPEG, GIF or WebP image.',
  ],
  'api.user.upload_profile_user.too_large.app_error': [413, 'The picture is larger than {limit} bytes.'],
  'app.session.get.app_error': [404, 'There is no such session.'],
  'app.role.get_by_name.app_error': [404, 'There is no such role.'],
  'app.team.get.find.app_error': [404, 'There is no such team.'],
  'app.team.get_by_name.missing.app_error': [404, 'There is no team with this name.'],
  'app.team.save.existing.app_error': [400, 'A team with this name exists already.'],
  'app.team.get_member.missing.app_error': [404, 'This user is not a member of the team.'],
  'model.team.is_valid.name.app_error': [
    400,
    'A team name has 2 to 64 characters: lower-case letters, digits and dashes; it starts with a letter and is not reserved.',
  ],
  'model.team.is_valid.display_name.app_error': [
    400,
    'A team needs a display name of at most 64 characters.',
  ],
  'model.team.is_valid.type.app_error': [400, 'The type of a team is O (open) or I (by invitation).'],
  'api.team.add_user_to_team.rejected_by_plugin': [400, 'A plugin refused: {reason}'],
  'api.team.add_members.user_denied': [400, 'This user may not join the team.'],
  'app.channel.get.existing.app_error': [404, 'There is no such channel.'],
  'app.channel.get_by_name.missing.app_error': [404, 'There is no channel with this name.'],
  'store.sql_channel.save_channel.exists.app_error': [
    400,
    'A channel with this name exists already in the team.',
  ],
  'app.channel.get_member.missing.app_error': [404, 'This user is not a member of the channel.'],
  'api.channel.add_user.to.channel.failed.app_error': [400, 'The user is not in the team of the channel.'],
  'api.channel.add_user_to_channel.type.app_error': [400, 'Nobody can be added to a direct channel.'],
  'api.channel.add_user_to_channel.deleted.app_error': [400, 'The channel is archived.'],
  'api.channel.remove.default.app_error': [400, 'Nobody can leave the default channel {channel}.'],
  'api.channel.delete_channel.cannot.app_error': [400, 'The default channel {channel} cannot be archived.'],
  'api.channel.delete_channel.deleted.app_error': [400, 'The channel is archived already.'],
  'api.channel.create_direct_channel.invalid_user.app_error': [
    400,
    'A direct channel needs two existing users.',
  ],
  'model.channel.is_valid.name.app_error': [
    400,
    'A channel name has 1 to 64 characters: lower-case letters, digits, dashes and underscores.',
  ],
  'model.channel.is_valid.display_name.app_error': [
    400,
    'A channel needs a display name of at most 64 characters.',
  ],
  'model.channel.is_valid.type.app_error': [400, 'The type of a channel is O (public) or P (private).'],
  'model.channel.is_valid.header.app_error': [400, 'A header has at most 1024 characters.'],
  'model.channel.is_valid.purpose.app_error': [400, 'A purpose has at most 250 characters.'],
  'app.channel.rejected_by_plugin': [400, 'A plugin refused: {reason}'],
  'app.post.get.app_error': [404, 'There is no such post.'],
  'api.post.create_post.root_id.app_error': [400, 'The post that is answered does not exist.'],
  'api.post.create_post.channel_root_id.app_error': [400, 'The post that is answered is in another channel.'],
  'api.post.create_post.can_not_post_to_deleted.error': [
    400,
    'The channel is archived: nothing can be posted there.',
  ],
  'api.post.update_post.system_message.app_error': [400, 'System messages cannot be changed.'],
  'api.post.update_post.permissions_time_limit.app_error': [
    400,
    'The post is older than {seconds} seconds and can no longer be changed (ServiceSettings.PostEditTimeLimit).',
  ],
  'api.post.update_post.permissions_details.app_error': [400, 'A deleted post cannot be changed.'],
  'model.post.is_valid.message_length.app_error': [400, 'A message has at most {limit} characters.'],
  'model.post.is_valid.props.app_error': [
    400,
    'The props of a post take at most {limit} characters as JSON.',
  ],
  'model.post.is_valid.type.app_error': [
    400,
    'The type of the post is not known: custom ones start with custom_.',
  ],
  'model.post.is_valid.empty.app_error': [400, 'A post needs a message, files or attachments.'],
  'api.emoji.disabled.app_error': [501, 'Custom emoji are switched off (ServiceSettings.EnableCustomEmoji).'],
  'app.preference.get.app_error': [404, 'There is no such preference.'],
  'api.preference.update_preferences.set.app_error': [403, 'Preferences can be set for oneself only.'],
  'model.preference.is_valid.app_error': [
    400,
    'A category has at most 32 characters, a name 64, a value 20000.',
  ],
  'api.status.invalid.app_error': [400, 'A status is online, away, dnd or offline.'],
  'api.command.execute_command.start.app_error': [400, 'A command starts with / and a word.'],
  'api.command.execute_command.not_found.app_error': [404, 'There is no command /{trigger}.'],
  'api.command.disabled.app_error': [501, 'Commands are switched off (ServiceSettings.EnableCommands).'],
  'model.plugin_command.error.app_error': [500, 'The command /{trigger} cannot be run now. {reason}'],
  'model.plugin_command_crash.error.app_error': [
    500,
    'The plugin of the command /{trigger} failed: {reason}',
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
  'plugin.register_command.autocomplete.app_error': [
    400,
    'The autocomplete data of the command /{trigger} is not valid: {problem}.',
  ],
  'plugin.register_command.trigger.app_error': [400, 'A command needs a trigger: one word without a slash.'],
  'api.config.update_config.clear_siteurl.app_error': [
    400,
    'ServiceSettings.SiteURL is set and cannot be cleared.',
  ],
  'api.config.update_config.not_allowed_security.app_error': [
    403,
    '{name} can only be changed on the machine itself.',
  ],
  'api.restricted_system_admin': [400, 'ExperimentalSettings.RestrictSystemAdmin is on.'],
  'model.config.is_valid.field.app_error': [400, 'The setting {name} does not take this value: {reason}.'],
  'app.save_config.plugin_hook_error': [400, 'A plugin refused the configuration: {reason}'],
  'model.plugin_key_value.is_valid.key.app_error': [400, 'A key has 1 to 150 characters.'],
  'model.plugin_key_value.is_valid.plugin_id.app_error': [400, 'A plugin id has 1 to 190 characters.'],
  'model.plugin_kvset_options.is_valid.old_value.app_error': [400, 'An old value goes with Atomic only.'],
  'store.sql_bot.get.missing.app_error': [404, 'There is no such bot.'],
  'api.bot.create_disabled': [
    403,
    'Creating bots is switched off (ServiceSettings.EnableBotAccountCreation).',
  ],
  'model.bot.is_valid.username.app_error': [
    400,
    'The username of a bot has 3 to 64 characters: lower-case letters, digits and the symbols . - _; it starts with a letter.',
  ],
  'plugin_api.get_bundle_path.attached': [
    400,
    'The plugin is attached from a running process, so the server has not unpacked a bundle of it.',
  ],
  'plugin_api.bot_cant_create_bot': [400, 'A bot cannot be the owner of a bot.'],
  'interactive_message.decode_trigger_id.expired': [
    400,
    'The dialog came later than 3 seconds after its trigger.',
  ],
  'interactive_message.decode_trigger_id.missing_data': [400, 'The trigger id is not one of this server.'],
} as const satisfies Record<string, readonly [status: number, message: string]>;

export type RefusalId = keyof typeof REFUSALS;

/** The AppError of a rule. `where` is the operation, `values` fill the message, `detail` is for developers. */
export function refuse(
  id: RefusalId,
  where: string,
  values: Record<string, string | number> = {},
  detail = '',
): AppError {
  const [status, template] = REFUSALS[id];
  const message = template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  return new AppError(id, where, status, message, detail);
}
