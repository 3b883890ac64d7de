import { savePreferences } from 'mattermost-redux/actions/preferences';
import { Preferences } from 'mattermost-redux/constants';
import { getCurrentUserId } from 'mattermost-redux/selectors/entities/common';
import { get } from 'mattermost-redux/selectors/entities/preferences';
import type { GlobalState } from '../../store/global-state.ts';
import type { AppThunk } from '../../store/store.ts';

const SHOWN = 27;
const TONE_CATEGORY = 'emoji';
const TONE_NAME = 'emoji_skintone';

interface RecentEmoji {
  name: string;
  usageCount: number;
}

function parse(value: string): RecentEmoji[] {
  try {
    const list: unknown = JSON.parse(value);
    return Array.isArray(list)
      ? (list as Partial<RecentEmoji>[]).filter(
          (entry): entry is RecentEmoji => typeof entry?.name === 'string',
        )
      : [];
  } catch {
    return [];
  }
}

const stored = (state: GlobalState) =>
  get(state, Preferences.RECENT_EMOJIS, getCurrentUserId(state), '') as string;

/** The value of the preference, most used last, as Mattermost keeps it; by name. */
export const recentEmoji = (value: string): string[] =>
  parse(value)
    .map(({ name }) => name)
    .reverse()
    .slice(0, SHOWN);

export const selectRecentEmoji = stored;

/** Notes that an emoji was used; those used most are kept. */
export function emojiUsed(name: string): AppThunk<void> {
  return (dispatch, getState) => {
    const state = getState();
    const userId = getCurrentUserId(state);
    const before = parse(stored(state));
    const count = before.find((entry) => entry.name === name)?.usageCount ?? 0;
    const now = [...before.filter((entry) => entry.name !== name), { name, usageCount: count + 1 }]
      .sort((one, other) => one.usageCount - other.usageCount)
      .slice(-SHOWN);
    const value = JSON.stringify(now);
    void dispatch(
      savePreferences(userId, [
        { category: Preferences.RECENT_EMOJIS, name: userId, user_id: userId, value },
      ]),
    );
  };
}

const tonesByCode: Readonly<Record<string, string>> = {
  '1F3FB': 'light',
  '1F3FC': 'medium_light',
  '1F3FD': 'medium',
  '1F3FE': 'medium_dark',
  '1F3FF': 'dark',
};

/** The tone of skin that was chosen, as in the end of names; '' for none. */
export const selectSkinTone = (state: GlobalState): string =>
  tonesByCode[(get(state, TONE_CATEGORY, TONE_NAME, 'default') as string).toUpperCase()] ?? '';

export function chooseSkinTone(tone: string): AppThunk<void> {
  return (dispatch, getState) => {
    const userId = getCurrentUserId(getState());
    const code = Object.entries(tonesByCode).find(([, name]) => name === tone)?.[0] ?? 'default';
    void dispatch(
      savePreferences(userId, [{ category: TONE_CATEGORY, name: TONE_NAME, user_id: userId, value: code }]),
    );
  };
}
