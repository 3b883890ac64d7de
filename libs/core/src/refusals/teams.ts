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
  'api.team.add_user_to_team.rejected_by_plugin': [400, 'A plugin refused: {reason}'],
  'api.team.add_members.user_denied': [400, 'This user may not join the team.'],
} as const satisfies Refusals;
