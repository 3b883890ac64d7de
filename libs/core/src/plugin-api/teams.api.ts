import type { API, Team } from '@patchbay/contract';
import { emptyContext } from '../model/empty-context.ts';
import type { ApiScope } from './api-scope.ts';
import { received } from './input.ts';

type Methods = Pick<
  API,
  | 'CreateTeam'
  | 'GetTeams'
  | 'GetTeam'
  | 'GetTeamByName'
  | 'GetTeamsUnreadForUser'
  | 'UpdateTeam'
  | 'GetTeamsForUser'
  | 'CreateTeamMember'
  | 'CreateTeamMembers'
  | 'DeleteTeamMember'
  | 'GetTeamMembers'
  | 'GetTeamMember'
  | 'GetTeamMembersForUser'
  | 'SearchTeams'
  | 'DeleteTeam'
  | 'GetTeamStats'
  | 'CreateTeamMembersGracefully'
  | 'UpdateTeamMemberRoles'
>;

/** How many teams an API method without paging answers at most. */
const ALL = 10_000;

/** Teams and who is in them. */
export function teamsApi({ core }: ApiScope): Methods {
  return {
    CreateTeam: (team) => core.teams.create(emptyContext(), received<Team>('model.Team', team)),
    GetTeams: () => core.teams.list({ page: 0, perPage: ALL }),
    SearchTeams: async (term) => (await core.teams.search(term)).teams,
    DeleteTeam: (teamId) => core.teams.delete(teamId),
    GetTeamStats: (teamId) => core.teams.stats(teamId),
    GetTeam: (teamId) => core.teams.get(teamId),
    GetTeamByName: (name) => core.teams.getByName(name),
    GetTeamsUnreadForUser: (userId) => core.teams.unreadForUser(userId),
    UpdateTeam: (team) => core.teams.update(emptyContext(), received<Team>('model.Team', team)),
    GetTeamsForUser: (userId) => core.teams.listForUser(userId),
    CreateTeamMember: (teamId, userId) => core.teamMembers.add(emptyContext(), teamId, userId),
    CreateTeamMembers: async (teamId, userIds, actorId) => {
      const members = [];
      for (const userId of userIds)
        members.push(
          await core.teamMembers.add(emptyContext(), teamId, userId, { actorId: actorId || userId }),
        );
      return members;
    },
    CreateTeamMembersGracefully: (teamId, userIds, actorId) =>
      core.teamMembers.addEach(emptyContext(), teamId, userIds, actorId),
    UpdateTeamMemberRoles: (teamId, userId, roles) =>
      core.teamMembers.setRoles(teamId, userId, roles, (name) => core.roles.isSchemeManaged(name)),
    DeleteTeamMember: (teamId, userId, actorId) =>
      core.teamMembers.remove(emptyContext(), teamId, userId, actorId || userId),
    GetTeamMembers: (teamId, page, perPage) => core.teamMembers.list(teamId, { page, perPage }),
    GetTeamMember: (teamId, userId) => core.teamMembers.get(teamId, userId),
    GetTeamMembersForUser: async (userId, page, perPage) =>
      (await core.teamMembers.ofUser(userId)).slice(page * perPage, (page + 1) * perPage),
  };
}
