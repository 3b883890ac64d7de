import type { UserProfile } from '@mattermost/types/users';
import type { MessageId } from '../../i18n/catalogue.ts';
import type { GlobalState } from '../../store/global-state.ts';
import type { AppDispatch } from '../../store/store.ts';

/** What stands before a suggestion. */
export type SuggestionIcon =
  | { kind: 'person'; user: UserProfile }
  | { kind: 'glyph'; name: string }
  | { kind: 'emoji'; name: string }
  | { kind: 'picture'; url: string };

/** Something that what is being typed could become. */
export interface Suggestion {
  key: string;
  /** What takes the place of the token. */
  insert: string;
  icon: SuggestionIcon;
  title: string;
  /** Small, behind the title. */
  hint?: string;
  /** A text of the catalogue in place of `description`. */
  descriptionId?: MessageId;
  description?: string;
}

export interface SuggestionGroup {
  key: string;
  headingId?: MessageId;
  suggestions: readonly Suggestion[];
}

/** Where something is typed. */
export interface SuggestionPlace {
  channelId: string;
  teamId: string;
  /** '' outside threads. */
  rootId: string;
}

export interface SuggestionRequest {
  token: string;
  place: SuggestionPlace;
  getState(): GlobalState;
  dispatch: AppDispatch;
}

/** One kind of suggestions. */
export interface SuggestionProvider {
  id: string;
  /** The name of the list, for whoever cannot see it. */
  labelId: MessageId;
  /** The end of what stands before the caret that it could complete; `undefined` where that is nothing of its. */
  match(before: string): string | undefined;
  /** What this browser knows already; shown until the server has answered. */
  local?(request: SuggestionRequest): SuggestionGroup[];
  /** Never rejects: no suggestions is no failure. */
  find(request: SuggestionRequest): Promise<SuggestionGroup[]>;
  /** Enter sends what was typed unless the person has moved in the list. */
  enterSends?: boolean;
}

export const flatten = (groups: readonly SuggestionGroup[]): Suggestion[] =>
  groups.flatMap(({ suggestions }) => suggestions);

export const withoutEmpty = (groups: SuggestionGroup[]): SuggestionGroup[] =>
  groups.filter(({ suggestions }) => suggestions.length > 0);
