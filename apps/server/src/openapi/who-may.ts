import {
  ADMIN,
  CHANNEL_ADMINS,
  EVERYBODY,
  NOBODY,
  PRIVATE,
  SELF,
  TEAM,
  TEAM_ADMINS,
  USERS,
  type AccessCase,
  type Role,
} from '../access-table/access-case.ts';
import { allCases } from '../access-table/all-cases.ts';

const WORDS: readonly (readonly [readonly Role[], string])[] = [
  [EVERYBODY, 'anybody, without a session too'],
  [USERS, 'anybody with a session'],
  [TEAM, 'members of the team, and system administrators'],
  [PRIVATE, 'members of the private channel, and system administrators'],
  [SELF, 'the person whom it is about, and system administrators'],
  [CHANNEL_ADMINS, 'administrators of the channel, the team or the system'],
  [TEAM_ADMINS, 'administrators of the team or the system'],
  [ADMIN, 'system administrators'],
  [NOBODY, 'nobody over the network'],
];

/** Who gets an answer, in words, from the lines of the endpoint × role table; one sentence for each line that differs. */
export function whoMay(method: string, route: string): string[] {
  const lines = allCases.filter((line) => line.method === method && line.route === route);
  return [...new Set(lines.map(inWords))];
}

function inWords({ allowed }: AccessCase): string {
  const known = WORDS.find(([roles]) => sameRoles(roles, allowed));
  return (
    known?.[1] ??
    allowed.map((role) => role.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)).join(', ')
  );
}

function sameRoles(some: readonly Role[], others: readonly Role[]): boolean {
  return some.length === others.length && some.every((role) => others.includes(role));
}
