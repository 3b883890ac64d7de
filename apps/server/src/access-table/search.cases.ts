import { TEAM, USERS, on, type AccessCase } from './access-case.ts';

const words = () => ({ body: { terms: 'x' } });

export const searchCases: readonly AccessCase[] = [
  on('POST /teams/:team_id/posts/search', TEAM, words),
  on('POST /posts/search', USERS, words),
  on('POST /teams/:team_id/files/search', TEAM, words),
  on('POST /files/search', USERS, words),
];
