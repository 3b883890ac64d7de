import type { HookTrace, TraceQuery } from './trace.ts';

/** Traces that are kept; the oldest go first. */
export const TRACE_LIMIT = 2_000;
/** What they may take together, counted in characters of text. */
export const TRACE_LIMIT_CHARACTERS = 1_000_000;
/** Of a plugin's own words (a reason, names of fields), in characters. */
const WORDS_LIMIT = 500;
/** Plugins asked about one post before it has an id. */
const NAMELESS_LIMIT = 200;
/** What a trace takes apart from the words of plugins, counted as characters. */
const OVERHEAD = 200;

type Entry = { -readonly [Key in keyof HookTrace]: HookTrace[Key] };

/** The newest traces, bounded in number and size whatever plugins say. */
export class TraceRing {
  #entries: Entry[] = [];
  #characters = 0;
  /** Traces of posts that had no id yet, by the context that their calls share. */
  #nameless = new WeakMap<object, Entry[]>();

  /** `context` is the first argument of the hook, `postId` '' for a post that has none yet. */
  add(trace: HookTrace, context: unknown, postId: string | undefined): void {
    const entry: Entry = { ...trace, changed: shortened(trace.changed) };
    if (trace.reason !== undefined) entry.reason = trace.reason.slice(0, WORDS_LIMIT);
    if (postId) entry.postId = postId;
    if (postId === '' && isObject(context)) this.#rememberNameless(context, entry);
    this.#entries.push(entry);
    this.#characters += sizeOf(entry);
    while (this.#entries.length > TRACE_LIMIT || this.#characters > TRACE_LIMIT_CHARACTERS) {
      const oldest = this.#entries.shift();
      if (oldest) this.#characters -= sizeOf(oldest);
    }
  }

  /** The post that plugins were asked about under this context is stored, and has an id. */
  named(context: unknown, postId: string): void {
    if (!isObject(context)) return;
    for (const entry of this.#nameless.get(context) ?? []) entry.postId = postId;
    this.#nameless.delete(context);
  }

  /** Oldest first. */
  find({ requestId, pluginId, postId }: TraceQuery): HookTrace[] {
    const fits = <T>(wanted: T | undefined, is: T | undefined): boolean =>
      wanted === undefined || wanted === is;
    return this.#entries
      .filter(
        (entry) =>
          fits(requestId, entry.requestId) && fits(pluginId, entry.pluginId) && fits(postId, entry.postId),
      )
      .map((entry) => ({ ...entry }));
  }

  #rememberNameless(context: object, entry: Entry): void {
    const nameless = this.#nameless.get(context);
    if (!nameless) this.#nameless.set(context, [entry]);
    else if (nameless.length < NAMELESS_LIMIT) nameless.push(entry);
  }

  clear(): void {
    this.#entries = [];
    this.#characters = 0;
    this.#nameless = new WeakMap();
  }
}

function shortened(changed: readonly string[]): readonly string[] {
  let room = WORDS_LIMIT;
  return changed.filter((name) => (room -= name.length) >= 0);
}

function sizeOf({ changed, reason = '' }: Entry): number {
  return OVERHEAD + changed.reduce((sum, name) => sum + name.length, 0) + reason.length;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
