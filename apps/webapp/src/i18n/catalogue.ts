import { de } from './de/index.ts';
import { en } from './en/index.ts';

export const DEFAULT_LOCALE = 'en';

export type MessageId = keyof typeof en;

const catalogues: Readonly<Record<string, Readonly<Record<string, string>>>> = { en, de };

/** The languages there are, each by its own name. */
export const localeNames: Readonly<Record<string, string>> = { en: 'English', de: 'Deutsch' };

/** A locale the host has messages for: the first that fits (`de-AT` fits `de`), else English. */
export function chooseLocale(wanted: readonly (string | undefined)[]): string {
  const known = wanted
    .map((locale) => locale?.toLowerCase().split('-')[0] ?? '')
    .find((locale) => Object.hasOwn(catalogues, locale));
  return known ?? DEFAULT_LOCALE;
}

/** The host's messages; what a locale lacks is in English. */
export function messagesOf(locale: string): Readonly<Record<string, string>> {
  return { ...en, ...catalogues[locale] };
}
