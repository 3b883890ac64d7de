/** The texts of the page on which an application asks for leave, by language. `{name}` and `{homepage}` are its own. */
const catalogues = {
  en: {
    title: 'Let {name} act for you?',
    meaning:
      'It would read and write what you can read and write here, until you take that back in your settings.',
    home: 'It says that its home is {homepage}',
    allow: 'Allow',
    deny: 'Deny',
  },
  de: {
    title: 'Darf {name} für Sie handeln?',
    meaning:
      'Es könnte hier lesen und schreiben, was Sie lesen und schreiben können, bis Sie es in Ihren Einstellungen zurücknehmen.',
    home: 'Es gibt als seine Seite an: {homepage}',
    allow: 'Erlauben',
    deny: 'Ablehnen',
  },
} as const;

type PermissionWords = Readonly<Record<keyof (typeof catalogues)['en'], string>>;

/** The texts in the language of a person (`de`, `de-AT`); English where there are none. */
export function permissionWords(locale: string): { language: string; words: PermissionWords } {
  const language = locale.toLowerCase().split(/[-_]/)[0] === 'de' ? 'de' : 'en';
  return { language, words: catalogues[language] };
}
