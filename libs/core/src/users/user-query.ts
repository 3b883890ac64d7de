import type { Page } from '../page.ts';

/** Which users a listing holds. */
export interface UserFilter extends Page {
  inTeam?: string | undefined;
  notInTeam?: string | undefined;
  inChannel?: string | undefined;
  notInChannel?: string | undefined;
  active?: boolean | undefined;
  inactive?: boolean | undefined;
  /** Name of a system role. */
  role?: string | undefined;
  /** `create_at` for the newest first; by username otherwise. */
  sort?: string | undefined;
}

/** Users whose username, names or email start with a term. */
export interface UserSearch {
  term: string;
  teamId?: string | undefined;
  notInTeamId?: string | undefined;
  inChannelId?: string | undefined;
  notInChannelId?: string | undefined;
  allowInactive?: boolean | undefined;
  limit?: number | undefined;
}

export interface UserAutocompleteQuery {
  name: string;
  teamId?: string | undefined;
  channelId?: string | undefined;
  limit?: number | undefined;
}
