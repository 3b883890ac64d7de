import type { UserProfile } from '@mattermost/types/users';

/** Whether what is typed is in one of the texts, in whatever letters; nothing typed is in every one. */
export const fits = (typed: string, ...texts: readonly (string | undefined)[]): boolean =>
  texts.join('\n').toLowerCase().includes(typed.trim().toLowerCase());

/** Whether somebody goes by what is typed. */
export const personFits = (
  { username, first_name: first, last_name: last, nickname }: UserProfile,
  typed: string,
): boolean => fits(typed, username, [first, last].filter(Boolean).join(' '), nickname);
