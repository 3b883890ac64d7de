import { localStorageOf } from '../../plugins/switched-off-plugins.ts';

const KEPT = 6;
const keyOf = (userId: string) => `patchbay_recent_searches_${userId}`;

/** What this person looked for in this browser, the newest first. */
export function recentSearches(userId: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorageOf(window)?.getItem(keyOf(userId)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((terms): terms is string => typeof terms === 'string') : [];
  } catch {
    return [];
  }
}

export function rememberSearch(userId: string, terms: string): void {
  keep(userId, [terms, ...recentSearches(userId).filter((other) => other !== terms)].slice(0, KEPT));
}

export function forgetSearch(userId: string, terms: string): void {
  keep(
    userId,
    recentSearches(userId).filter((other) => other !== terms),
  );
}

function keep(userId: string, searches: readonly string[]): void {
  try {
    localStorageOf(window)?.setItem(keyOf(userId), JSON.stringify(searches));
  } catch {
    // A browser that keeps nothing has no recent searches.
  }
}
