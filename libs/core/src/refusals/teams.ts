import type { Refusals } from './refusals.ts';

/** Teams and their members. */
export const teams = {
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
  'app.team.join_user_to_team.rejected_by_plugin': [400, 'A plugin refused: {reason}'],
  'api.team.add_members.user_denied': [400, 'This user may not join the team.'],
  'app.team.get_by_invite_id.finding.app_error': [404, 'There is no team with this invitation.'],
  'app.team.join_user_to_team.max_accounts.app_error': [
    400,
    'The team is full: it may have {limit} members.',
  ],
  'api.team.join_user_to_team.allowed_domains.app_error': [
    400,
    'People with an address of this domain may not be in the team.',
  ],
  'api.team.remove_user_from_team.missing.app_error': [400, 'This user is not a member of the team.'],
  'api.team.is_team_creation_allowed.disabled.app_error': [403, 'You may not make teams.'],
  'api.team.get_all_teams.insufficient_permissions': [403, 'You may not list teams.'],
  'api.team.search_teams.pagination_not_implemented.public_team_search': [
    501,
    'Only who may list every team gets them page by page.',
  ],
  'api.team.search_teams.pagination_not_implemented.private_team_search': [
    501,
    'Only who may list every team gets them page by page.',
  ],
  'api.team.get_invite_info.not_open_team': [403, 'This team is not open to everybody.'],
  'api.team.add_team_member.invalid_body.app_error': [400, 'The body is no membership of a team.'],
  'api.team.add_user_to_team.missing_parameter.app_error': [
    400,
    'An invitation is needed: token or invite_id.',
  ],
  'api.team.add_user_to_team_from_invite.guest.app_error': [403, 'Guests may not use this invitation.'],
  'api.team.user.missing_account': [404, 'There is no such user.'],
  'api.team.invite_members.disabled.app_error': [
    501,
    'Invitations by mail are switched off (ServiceSettings.EnableEmailInvitations).',
  ],
  'api.team.invite_members.no_one.app_error': [400, 'Nobody is invited.'],
  'api.team.invite_members.invalid_email.app_error': [400, 'These addresses may not be invited: {addresses}'],
  'api.team.invite_members.unable_to_send_email.app_error': [500, 'The mail could not be sent.'],
  'api.team.invite_members.unable_to_send_email_with_defaults.app_error': [
    500,
    'The mail could not be sent: no mail server was set up (EmailSettings.SMTPServer).',
  ],
  'api.team.invite_members_to_team_and_channels.invalid_body.app_error': [400, 'The body is no invitation.'],
  'api.team.invite_guests.channel_in_invalid_team.app_error': [400, 'A channel is of another team.'],
  'api.team.invite_guests_to_channels.license.error': [501, 'Guest accounts need a licence.'],
  'app.email.rate_limit_exceeded.app_error': [413, 'Too many invitations in an hour: try again later.'],
  'api.team.update_team_member_roles.guest.app_error': [400, 'A guest stays one.'],
  'api.team.update_team_member_roles.user_and_guest.app_error': [400, 'A user cannot be a guest too.'],
  'api.team.update_team_member_roles.unset_user_scheme.app_error': [400, 'A member is a user of the team.'],
  'api.team.update_team_member_roles.guest_and_user.app_error': [400, 'A user cannot be a guest too.'],
  'api.channel.update_team_member_roles.scheme_role.app_error': [400, 'This role cannot be given in a team.'],
  'api.channel.update_team_member_roles.changing_guest_role.app_error': [
    400,
    'Guests stay guests, and users users.',
  ],
  'api.user.delete_team.not_enabled.app_error': [
    401,
    'Deleting teams for good is switched off (ServiceSettings.EnableAPITeamDeletion).',
  ],
} as const satisfies Refusals;
