import type { API, SearchParameter, SearchParams } from '@patchbay/contract';
import type { ApiScope } from './api-scope.ts';
import { received } from './input.ts';

type Methods = Pick<API, 'SearchPostsInTeam' | 'SearchPostsInTeamForUser'>;

/** Finding posts. */
export function searchApi({ core }: ApiScope): Methods {
  return {
    SearchPostsInTeam: (teamId, given) =>
      core.search.postsInTeam(
        teamId,
        given.map((params) => received<SearchParams>('model.SearchParams', params)),
      ),
    SearchPostsInTeamForUser: (teamId, userId, given) =>
      core.search.postsForUser(teamId, userId, received<SearchParameter>('model.SearchParameter', given)),
  };
}
