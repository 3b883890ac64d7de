import { flag, list, number, record, text } from './fields.ts';
import { json } from './request.ts';

/** Somebody's account as administrators read it. Times are in milliseconds since 1970, 0 for never. */
export interface Account {
  id: string;
  username: string;
  email: string;
  firstName: string;
  lastName: string;
  nickname: string;
  position: string;
  /** Names of roles, with blanks between them. */
  roles: string;
  createAt: number;
  /** When it was deactivated. */
  deleteAt: number;
  lastLogin: number;
  lastActivity: number;
  isMfaActive: boolean;
  isBot: boolean;
  /** How they log in; '' for a password that this server keeps. */
  authService: string;
}

export interface AccountFilter {
  term: string;
  /** '' for all. */
  role: string;
  status: '' | 'active' | 'inactive';
  /** A team's id, NO_TEAM, or '' for all. */
  team: string;
}

/** In place of a team: those who are in none. */
export const NO_TEAM = '-';

function queryOf({ term, role, status, team }: AccountFilter) {
  return {
    search_term: term === '' ? undefined : term,
    role_filter: role === '' ? undefined : role,
    hide_active: status === 'inactive' || undefined,
    hide_inactive: status === 'active' || undefined,
    has_no_team: team === NO_TEAM || undefined,
    team_filter: team === '' || team === NO_TEAM ? undefined : team,
  };
}

/** A page by username; `after` is the account that the page before ended with. */
export async function listAccounts(
  filter: AccountFilter,
  after: Account | undefined,
  size: number,
  signal: AbortSignal,
): Promise<Account[]> {
  const query = {
    ...queryOf(filter),
    page_size: size,
    sort_column: 'Username',
    sort_direction: 'asc',
    direction: 'next',
    from_id: after?.id,
    from_column_value: after?.username,
  };
  return list(await json('reports/users', { query, signal })).map(readAccount);
}

export async function countAccounts(filter: AccountFilter, signal: AbortSignal): Promise<number> {
  return number(await json('reports/users/count', { query: queryOf(filter), signal }));
}

export async function getAccount(id: string, signal: AbortSignal): Promise<Account> {
  return readAccount(await json(`users/${encodeURIComponent(id)}`, { signal }));
}

function readAccount(value: unknown): Account {
  const user = record(value);
  return {
    id: text(user.id),
    username: text(user.username),
    email: text(user.email),
    firstName: text(user.first_name),
    lastName: text(user.last_name),
    nickname: text(user.nickname),
    position: text(user.position),
    roles: text(user.roles),
    createAt: number(user.create_at),
    deleteAt: number(user.delete_at),
    lastLogin: number(user.last_login),
    lastActivity: number(user.last_status_at) || number(user.last_activity_at),
    isMfaActive: flag(user.mfa_active),
    isBot: flag(user.is_bot),
    authService: text(user.auth_service),
  };
}
