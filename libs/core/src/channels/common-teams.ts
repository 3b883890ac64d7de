import type { TeamMemberRepository } from '../teams/team-member.repository.ts';

/** The teams that all of them are in. */
export async function commonTeamIds(
  members: Pick<TeamMemberRepository, 'ofUser'>,
  userIds: readonly string[],
): Promise<string[]> {
  let common: string[] | undefined;
  for (const userId of new Set(userIds)) {
    const memberships = await members.ofUser(userId);
    const own = memberships.filter((member) => member.delete_at === 0).map((member) => member.team_id);
    common = common === undefined ? own : common.filter((teamId) => own.includes(teamId));
  }
  return common ?? [];
}
