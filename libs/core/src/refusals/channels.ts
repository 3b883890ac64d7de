import type { Refusals } from './refusals.ts';

/** Channels and their members. */
export const channels = {
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
  'app.channel_guard.register.empty_channel.app_error': [400, 'Guarding a channel needs the id of one.'],
  'app.channel_guard.unregister.empty_channel.app_error': [
    400,
    'Ceasing to guard a channel needs the id of one.',
  ],
  'app.channel_guard.invalid_channel.app_error': [400, 'A channel id has 26 lower-case letters and digits.'],
  'app.channel.add_user.to.channel.rejected_by_plugin': [400, 'A plugin refused the new member: {reason}'],
  'app.channel.update_channel.rejected_by_plugin': [400, 'A plugin refused the change: {reason}'],
  'app.channel.update_channel.plugin_type_mutation.app_error': [
    400,
    'A plugin may not change the type of a channel that is guarded.',
  ],
} as const satisfies Refusals;
