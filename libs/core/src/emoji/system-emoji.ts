import names from '../facts/system-emoji.json' with { type: 'json' };

let known: ReadonlySet<string> | undefined;

/** Whether every client knows an emoji of this name by itself. */
export function isSystemEmoji(name: string): boolean {
  known ??= new Set(names);
  return known.has(name);
}
