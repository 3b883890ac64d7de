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
  'app.channel.delete_channel.rejected_by_plugin': [400, 'A plugin refused to archive the channel: {reason}'],
  'app.channel.restore_channel.rejected_by_plugin': [
    400,
    'A plugin refused to unarchive the channel: {reason}',
  ],
  'model.channel.is_valid.1_or_more.app_error': [
    400,
    'A channel name has 1 to 64 characters: lower-case letters, digits, dashes and underscores, a letter or digit first.',
  ],
  'model.channel.is_valid.banner_info.channel_type.app_error': [
    400,
    'Only public and private channels have banners.',
  ],
  'model.channel.is_valid.banner_info.text.empty.app_error': [400, 'A banner needs a text.'],
  'model.channel.is_valid.banner_info.text.invalid_length.app_error': [
    400,
    'The text of a banner has at most 1024 characters.',
  ],
  'model.channel.is_valid.banner_info.background_color.empty.app_error': [
    400,
    'A banner needs a background colour.',
  ],
  'model.channel.is_valid.banner_info.background_color.invalid.app_error': [
    400,
    'The background colour of a banner is written #rgb or #rrggbb.',
  ],
  'store.sql_channel.save.direct_channel.app_error': [
    400,
    'Direct and group channels are made between people, not like this.',
  ],
  'api.channel.create_channel.direct_channel.app_error': [
    400,
    'Direct and group channels are made between people, not like this.',
  ],
  'app.channel.create_channel.no_team_id.app_error': [400, 'A channel needs a team.'],
  'store.sql_channel.save_channel.limit.app_error': [
    400,
    'The team has as many channels as it may have: {limit}.',
  ],
  'api.channel.create_channel.max_channel_limit.app_error': [
    400,
    'The team has as many channels as it may have: {limit}.',
  ],
  'api.channel.create_channel.direct_channel.team_restricted_error': [
    403,
    'Here people write directly only to those they share a team with.',
  ],
  'api.channel.create_channel.direct_channel.remote_restricted.app_error': [
    403,
    'Nobody writes directly to people of other servers.',
  ],
  'api.channel.create_group.bad_size.app_error': [
    400,
    'A group message is between {least} and {most} people.',
  ],
  'api.channel.create_group.bad_user.app_error': [400, 'One of these users does not exist.'],
  'api.channel.create_group.remote_restricted.app_error': [
    403,
    'Nobody writes to groups with people of other servers.',
  ],
  'api.channel.patch_update_channel.restricted_dm.app_error': [
    400,
    'The members of this direct channel share no team, so it is not changed.',
  ],
  'api.channel.patch_update_channel.forbidden.app_error': [403, 'You may not change this channel.'],
  'api.channel.update_channel.update_direct_or_group_messages_not_allowed.app_error': [
    400,
    'Name, display name and purpose of direct and group channels cannot be changed.',
  ],
  'api.channel.patch_update_channel.update_direct_or_group_messages_not_allowed.app_error': [
    400,
    'Name, display name and purpose of direct and group channels cannot be changed.',
  ],
  'api.channel.update_channel.deleted.app_error': [400, 'The channel is archived: it cannot be changed.'],
  'api.channel.update_channel.typechange.app_error': [
    400,
    'The type of a channel is changed through its privacy only.',
  ],
  'api.channel.update_channel.tried.app_error': [400, 'The default channel {channel} keeps its name.'],
  'api.channel.update_channel.banner_info.channel_type.not_allowed': [
    400,
    'Only public and private channels have banners.',
  ],
  'api.channel.update_channel_privacy.default_channel_error': [
    400,
    'The default channel cannot be made private.',
  ],
  'api.channel.post_channel_privacy_message.error': [
    500,
    'The channel could not say that its privacy changed, so it did not.',
  ],
  'api.channel.restore_channel.restored.app_error': [400, 'The channel is not archived.'],
  'api.channel.delete_channel.type.invalid': [400, 'Direct and group channels cannot be archived.'],
  'api.user.delete_channel.not_enabled.app_error': [
    401,
    'Deleting channels for good is switched off (ServiceSettings.EnableAPIChannelDeletion).',
  ],
  'app.channel.add_member.deleted_user.app_error': [403, 'The account is deactivated.'],
  'api.channel.add_user.to.channel.failed.deleted.app_error': [
    400,
    'The user has left the team of the channel.',
  ],
  'api.channel.leave.direct.app_error': [400, 'Nobody can leave a direct or group channel.'],
  'api.channel.remove_channel_member.type.app_error': [
    400,
    'Nobody can be removed from a direct or group channel.',
  ],
  'app.channel.get_channels_by_ids.not_found.app_error': [
    404,
    'None of these is a public channel of the team.',
  ],
  'app.channel.get_channels.not_found.app_error': [404, 'There are no channels.'],
  'app.channel.get_unread.app_error': [404, 'There is nothing unread to be found in this channel.'],
  'api.channel.update_channel_member_roles.scheme_role.app_error': [
    400,
    'The role {name} is not one of a channel.',
  ],
  'api.channel.update_channel_member_roles.guest_and_user.app_error': [
    400,
    'Nobody is a guest and a user at once.',
  ],
  'api.channel.update_channel_member_roles.changing_guest_role.app_error': [
    400,
    'Guests are made and unmade for the whole server, not for a channel.',
  ],
  'api.channel.update_channel_member_roles.guest.app_error': [400, 'The roles of a guest cannot be changed.'],
  'api.channel.update_channel_member_roles.user_and_guest.app_error': [
    400,
    'Nobody is made a guest of one channel.',
  ],
  'api.channel.update_channel_member_roles.unset_user_scheme.app_error': [
    400,
    'Every member of a channel is a user of it.',
  ],
  'app.channel.patch_channel_members_notify_props.too_many': [
    400,
    'At most {limit} members can be changed at once.',
  ],
  'app.channel.patch_channel_members_notify_props.app_error': [400, 'There is nothing to change.'],
  'model.channel_member.is_valid.notify_level.app_error': [
    400,
    'Desktop notifications are default, all, mention or none.',
  ],
  'model.channel_member.is_valid.unread_level.app_error': [
    400,
    'A channel is marked unread for all or for mention.',
  ],
  'model.channel_member.is_valid.push_level.app_error': [
    400,
    'Push notifications are default, all, mention or none.',
  ],
  'model.channel_member.is_valid.email_value.app_error': [
    400,
    'Mail notifications are default, true or false.',
  ],
  'model.channel_member.is_valid.ignore_channel_mentions_value.app_error': [
    400,
    'Mentions of the whole channel are ignored on, off or default.',
  ],
  'model.channel_member.is_valid.channel_auto_follow_threads_value.app_error': [
    400,
    'Threads are followed by themselves on or off.',
  ],
  'model.channel_member.is_valid.notify_props.app_error': [
    400,
    'That is too much to remember about notifications.',
  ],
  'app.channel.sidebar_categories.app_error': [404, 'There is no such category in the sidebar.'],
  'api.channel.move_channel.type.invalid': [
    403,
    'Direct and group channels are in no team and cannot be moved.',
  ],
  'app.channel.move_channel.members_do_not_match.error': [
    500,
    'Not all members of the channel are in the team it would go to.',
  ],
  'app.channel.get_common_teams.incorrect_channel_type': [
    400,
    'Only direct and group channels have common teams.',
  ],
  'app.channel.group_message_conversion.incorrect_team': [
    400,
    'Not all members of the group message are in this team.',
  ],
  'app.channel.group_message_conversion.original_channel_not_gm': [404, 'This is not a group message.'],
  'api.channel.gm_to_channel_conversion.not_allowed_for_user.request_error': [
    403,
    'Guests do not make channels of group messages.',
  ],
  'license_error.feature_unavailable.specific': [
    403,
    'Banners of channels need a licence of Mattermost, which Patchbay has not.',
  ],
} as const satisfies Refusals;
