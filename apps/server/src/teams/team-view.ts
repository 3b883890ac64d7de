import type { Session, Team } from '@patchbay/contract';
import type { Core } from '@patchbay/core';

/** A team without what this session may not see of it. */
export async function teamView(
  core: Pick<Core, 'access' | 'teams'>,
  session: Session,
  team: Team,
): Promise<Team> {
  const [mayManage, mayInvite] = await Promise.all([
    core.access.hasPermissionToTeam(session, team.id, 'manage_team'),
    core.access.hasPermissionToTeam(session, team.id, 'invite_user'),
  ]);
  return core.teams.sanitize(team, mayManage, mayInvite);
}
