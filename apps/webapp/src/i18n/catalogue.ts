import { en } from './en/index.ts';

export const DEFAULT_LOCALE = 'en';

export type MessageId = keyof typeof en;
export type Catalogue = Readonly<Record<string, string>>;

/** The languages there are, each by its own name. */
export const localeNames: Readonly<Record<string, string>> = { en: 'English', de: 'Deutsch' };

/** Only the language of the reader comes to the page; English is there from the start. */
const loaders: Readonly<Record<string, () => Promise<Catalogue>>> = {
  de: async () => (await import('./de/index.ts')).de,
};

/** The host's texts in English, which stand in wherever another catalogue is not there or lacks one. */
export const english: Catalogue = en;

/** A locale the host has messages for: the first that fits (`de-AT` fits `de`), else English. */
export function chooseLocale(wanted: readonly (string | undefined)[]): string {
  const known = wanted
    .map((locale) => locale?.toLowerCase().split('-')[0] ?? '')
    .find((locale) => Object.hasOwn(localeNames, locale));
  return known ?? DEFAULT_LOCALE;
}

/** The host's messages of a locale that {@link chooseLocale} gave; English where they cannot be fetched. */
export async function loadCatalogue(locale: string): Promise<Catalogue> {
  try {
    return { ...en, ...(await loaders[locale]?.()) };
  } catch {
    return en;
  }
}
