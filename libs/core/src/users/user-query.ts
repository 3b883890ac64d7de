import type { Page } from '../page.ts';

/** Which accounts are meant. What is left out or empty does not narrow it. */
export interface UserConditions {
  inTeam?: string | undefined;
  notInTeam?: string | undefined;
  inChannel?: string | undefined;
  notInChannel?: string | undefined;
  inGroup?: string | undefined;
  notInGroup?: string | undefined;
  withoutTeam?: boolean | undefined;
  active?: boolean | undefined;
  inactive?: boolean | undefined;
  withoutBots?: boolean | undefined;
  withoutRemote?: boolean | undefined;
  /** Name of a system role. */
  role?: string | undefined;
  /** Any one of these system roles, roles in `inTeam` or roles in `inChannel`. */
  roles?: readonly string[] | undefined;
  teamRoles?: readonly string[] | undefined;
  channelRoles?: readonly string[] | undefined;
  /** Only those who share a channel with this person, and the person: what a guest may see. */
  visibleTo?: string | undefined;
  /** Only accounts changed after this, in ms. */
  updatedAfter?: number | undefined;
}

/** Which users a listing holds. */
export interface UserFilter extends UserConditions, Page {
  /** `create_at`, `last_activity_at`: the newest first; `status`; `admin`; by username otherwise. */
  sort?: string | undefined;
}

/** Users whose username, names or email start with every word of a term. */
export interface UserSearch {
  term: string;
  teamId?: string | undefined;
  notInTeamId?: string | undefined;
  inChannelId?: string | undefined;
  notInChannelId?: string | undefined;
  inGroupId?: string | undefined;
  notInGroupId?: string | undefined;
  withoutTeam?: boolean | undefined;
  allowInactive?: boolean | undefined;
  role?: string | undefined;
  roles?: readonly string[] | undefined;
  teamRoles?: readonly string[] | undefined;
  channelRoles?: readonly string[] | undefined;
  /** Whether addresses and names are looked at: those that the searcher cannot see would be found out so. */
  allowEmails?: boolean | undefined;
  allowFullNames?: boolean | undefined;
  visibleTo?: string | undefined;
  limit?: number | undefined;
}

export interface UserAutocompleteQuery {
  name: string;
  teamId?: string | undefined;
  channelId?: string | undefined;
  allowFullNames?: boolean | undefined;
  visibleTo?: string | undefined;
  limit?: number | undefined;
}
