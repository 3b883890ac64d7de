import type { UnknownAction } from 'redux';

export const RECEIVED_TRANSLATIONS = 'RECEIVED_TRANSLATIONS';

interface I18nState {
  translations: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The messages of all plugins by locale; they add theirs through `registerTranslations`. */
export function i18n(state: I18nState | undefined = { translations: {} }, action: UnknownAction): I18nState {
  if (action.type !== RECEIVED_TRANSLATIONS) {
    return state;
  }
  const { locale, translations } = action.data as { locale: string; translations: Record<string, string> };
  return { ...state, translations: { ...state.translations, [locale]: translations } };
}

export const receivedTranslations = (locale: string, translations: Readonly<Record<string, string>>) => ({
  type: RECEIVED_TRANSLATIONS,
  data: { locale, translations },
});
