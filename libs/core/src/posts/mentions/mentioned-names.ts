const NAME = /(?<![\p{L}\p{N}_])@([a-z0-9][a-z0-9._-]*)/giu;

/** What stands for everybody: those in the channel (`all` too), or those of them who are online. */
export const EVERYBODY = ['channel', 'all', 'here'] as const;
export type Everybody = (typeof EVERYBODY)[number];

/** The names after @ in a text, lower-case, both as written and without what may end a sentence. */
export function mentionedNames(text: string): Set<string> {
  const names = new Set<string>();
  if (!text.includes('@')) return names;
  for (const [, found = ''] of text.matchAll(NAME)) {
    const name = found.toLowerCase();
    names.add(name);
    names.add(name.replace(/[._-]+$/, ''));
  }
  return names;
}
