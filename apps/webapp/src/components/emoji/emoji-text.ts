import table from './emoji-table.json' with { type: 'json' };

export type EmojiGroup = Exclude<keyof typeof table, 'unlisted'>;

export interface SystemEmoji {
  /** What it is called first; the server knows its `names` all. */
  name: string;
  names: readonly string[];
  text: string;
  /** There is one for each tone of skin. */
  hasTones: boolean;
}

/** The tones of skin, by the end of the name that asks for them, and the character that makes them. */
export const skinTones: Readonly<Record<string, string>> = {
  light: '\u{1F3FB}',
  medium_light: '\u{1F3FC}',
  medium: '\u{1F3FD}',
  medium_dark: '\u{1F3FE}',
  dark: '\u{1F3FF}',
};

const WITH_TONE = /^(.+?)_(medium_light|medium_dark|light|medium|dark)_skin_tone$/;
const PICTURE_SIGN = '\uFE0F';

let byName: ReadonlyMap<string, SystemEmoji> | undefined;
let byGroup: ReadonlyMap<EmojiGroup, readonly SystemEmoji[]> | undefined;

function parse(entry: string): SystemEmoji {
  const [first = '', ...names] = entry.split(' ');
  const hasTones = first.endsWith('*');
  return { name: names[0] ?? '', names, text: hasTones ? first.slice(0, -1) : first, hasTones };
}

/** The emoji that everybody has, in the groups and the order in which they are offered. */
export function emojiGroups(): ReadonlyMap<EmojiGroup, readonly SystemEmoji[]> {
  const { unlisted: _, ...groups } = table;
  byGroup ??= new Map(
    Object.entries(groups).map(([group, entries]) => [group as EmojiGroup, entries.map(parse)]),
  );
  return byGroup;
}

function all(): ReadonlyMap<string, SystemEmoji> {
  if (byName === undefined) {
    const listed = [...emojiGroups().values()].flat();
    const emojis = [...listed, ...table.unlisted.map(parse)];
    byName = new Map(emojis.flatMap((emoji) => emoji.names.map((name) => [name, emoji] as const)));
  }
  return byName;
}

/** A tone goes behind the first character, in the place of the sign that asks for a picture. */
export function withTone(text: string, tone: string): string {
  const [first = '', second, ...rest] = [...text];
  const after = second === undefined || second === PICTURE_SIGN ? rest : [second, ...rest];
  return `${first}${skinTones[tone] ?? ''}${after.join('')}`;
}

/** The text of a shortcode without its colons, also of one with a tone of skin; `undefined` for a custom or unknown one. */
export function emojiText(name: string): string | undefined {
  const known = all().get(name);
  if (known !== undefined) {
    return known.text;
  }
  const [, plain = '', tone = ''] = WITH_TONE.exec(name) ?? [];
  const emoji = all().get(plain);
  return emoji?.hasTones === true ? withTone(emoji.text, tone) : undefined;
}
