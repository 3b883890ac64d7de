import { EVERYBODY, mentionedNames, type Everybody } from './mentioned-names.ts';

/** A member of a channel, as far as mentions go. */
export interface MentionableMember {
  readonly id: string;
  readonly username: string;
  readonly firstName: string;
  /** Their account's notify_props. */
  readonly notifyProps: Readonly<Record<string, string>>;
  /** Those of their membership in the channel. */
  readonly channelNotifyProps: Readonly<Record<string, string>>;
}

/** What a text mentions. */
export interface FoundMentions {
  /** Named, or by a word of their own. */
  readonly named: ReadonlySet<string>;
  readonly everybody: ReadonlySet<Everybody>;
  /** Names after @ that nobody in the channel has, lower-case. */
  readonly unknown: ReadonlySet<string>;
}

const WORD = /[\p{L}\p{N}@$#][\p{L}\p{N}@$#:._\-']*/gu;
const ENDING = /[:._\-']+$/;

/** The words by which the members of one channel want to be called, ready for every post there. */
export class MentionIndex {
  readonly members: ReadonlyMap<string, MentionableMember>;
  readonly #byName = new Map<string, string>();
  /** Single words: lower-case ones, and first names as they are written. */
  readonly #byWord = new Map<string, string[]>();
  readonly #byFirstName = new Map<string, string[]>();
  /** What is no single word: looked for anywhere in the text, lower-case. */
  readonly #phrases: (readonly [string, string])[] = [];

  constructor(members: readonly MentionableMember[]) {
    this.members = new Map(members.map((member) => [member.id, member]));
    for (const member of members) {
      this.#byName.set(member.username.toLowerCase(), member.id);
      for (const keyword of keywordsOf(member)) this.#addKeyword(keyword, member.id);
      if (member.notifyProps['first_name'] === 'true' && member.firstName !== '')
        add(this.#byFirstName, member.firstName, member.id);
    }
  }

  find(text: string): FoundMentions {
    const named = new Set<string>();
    const unknown = new Set<string>();
    const everybody = new Set<Everybody>();
    for (const name of mentionedNames(text)) {
      const id = this.#byName.get(name);
      const all = EVERYBODY.find((each) => each === name);
      if (all) everybody.add(all);
      else if (id) named.add(id);
      else unknown.add(name);
    }
    // Written with a full stop behind it, a name is in both sets.
    for (const name of unknown) {
      const bare = name.replace(/[._-]+$/, '');
      if (this.#byName.has(bare) || EVERYBODY.some((each) => each === bare)) unknown.delete(name);
    }
    if (this.#byWord.size > 0 || this.#byFirstName.size > 0) this.#findWords(text, named);
    if (this.#phrases.length > 0) {
      const lower = text.toLowerCase();
      for (const [phrase, id] of this.#phrases) if (lower.includes(phrase)) named.add(id);
    }
    return { named, everybody, unknown };
  }

  #findWords(text: string, named: Set<string>): void {
    for (const [whole] of text.matchAll(WORD)) {
      const bare = whole.replace(ENDING, '');
      for (const word of new Set([whole, bare, ...bare.split(/[:._\-']/)])) {
        for (const id of this.#byFirstName.get(word) ?? []) named.add(id);
        for (const id of this.#byWord.get(word.toLowerCase()) ?? []) named.add(id);
      }
    }
  }

  #addKeyword(keyword: string, id: string): void {
    // Scripts without spaces have no words to look up.
    const isWord =
      /^[\p{L}\p{N}@$#:._\-']+$/u.test(keyword) && !/[\u2e80-\u9fff\uac00-\ud7af]/u.test(keyword);
    if (isWord) add(this.#byWord, keyword, id);
    else this.#phrases.push([keyword, id]);
  }
}

/** Whether @channel and the like reach a member. */
export function hearsEverybody(member: MentionableMember): boolean {
  if (member.notifyProps['channel'] === 'false') return false;
  const ignores = member.channelNotifyProps['ignore_channel_mentions'] ?? 'default';
  if (ignores === 'on') return false;
  return ignores === 'off' || member.channelNotifyProps['mark_unread'] !== 'mention';
}

function keywordsOf(member: MentionableMember): string[] {
  return (member.notifyProps['mention_keys'] ?? '')
    .split(',')
    .map((key) => key.trim().toLowerCase())
    .filter((key) => key !== '' && key !== `@${member.username}`);
}

function add(map: Map<string, string[]>, key: string, id: string): void {
  const known = map.get(key);
  if (known) known.push(id);
  else map.set(key, [id]);
}
