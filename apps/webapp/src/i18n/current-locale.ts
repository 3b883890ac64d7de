import { getConfig } from 'mattermost-redux/selectors/entities/general';
import { getCurrentUser } from 'mattermost-redux/selectors/entities/users';
import type { GlobalState } from '../store/global-state.ts';
import { chooseLocale } from './catalogue.ts';

/** The person's locale; before anyone is logged in the browser's, then the server's. */
export function currentLocale(state: GlobalState): string {
  const ofUser = (getCurrentUser(state) as { locale?: string } | undefined)?.locale;
  return ofUser
    ? chooseLocale([ofUser])
    : chooseLocale([...navigator.languages, getConfig(state).DefaultClientLocale]);
}
