import type { LogLevelName } from '../host-settings.ts';
import type { PluginLogEntry, PluginLogQuery } from '../plugin-logs.ts';
import { plainFields } from './plain-fields.ts';

/** Entries kept of each plugin. */
export const RING_LINES = 5_000;
/** Characters of text and fields kept of each plugin: a megabyte or two of memory. */
export const RING_CHARACTERS = 1_000_000;
/** Characters kept of one message, and of its fields as JSON. */
export const ENTRY_CHARACTERS = 64 * 1024;

const RANK: Readonly<Record<LogLevelName, number>> = { debug: 0, info: 1, warn: 2, error: 3 };
/** Places at the front that may be empty before the rest moves up. */
const SLACK = 1_000;

/** The last lines of one plugin's log, all levels. It outlives the plugin's process, not the server's. */
export class LogRing {
  #entries: PluginLogEntry[] = [];
  #sizes: number[] = [];
  /** Places in the two above that are no longer used. */
  #gone = 0;
  #characters = 0;
  #newest = 0;
  readonly #listeners = new Set<() => void>();

  /** `seq` of the newest entry; 0 before there is one. */
  get newest(): number {
    return this.#newest;
  }

  append(time: number, level: LogLevelName, message: string, fields: Record<string, unknown>): void {
    const { value, characters } = plainFields(fields, ENTRY_CHARACTERS);
    const text = message.length > ENTRY_CHARACTERS ? `${message.slice(0, ENTRY_CHARACTERS)}…` : message;
    this.#entries.push({ seq: ++this.#newest, time, level, message: text, fields: value });
    this.#sizes.push(text.length + characters);
    this.#characters += text.length + characters;
    this.#shrink();
    for (const listener of [...this.#listeners]) listener();
  }

  /** Oldest first. A `seq` that is yet to come is of a server that ran before: then it is all of them. */
  query({ after = 0, lines = RING_LINES, level = 'debug' }: PluginLogQuery): PluginLogEntry[] {
    const oldest = this.#newest - (this.#entries.length - this.#gone) + 1;
    const from = after > this.#newest ? oldest : Math.max(after + 1, oldest);
    return this.#entries
      .slice(this.#gone + from - oldest)
      .filter((entry) => RANK[entry.level] >= RANK[level])
      .slice(-Math.max(1, lines));
  }

  /** Calls `listener` after each entry, until the returned function is called. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  #shrink(): void {
    // The newest stays, however long it is.
    while (
      this.#entries.length - this.#gone > 1 &&
      (this.#entries.length - this.#gone > RING_LINES || this.#characters > RING_CHARACTERS)
    ) {
      this.#characters -= this.#sizes[this.#gone] ?? 0;
      this.#gone += 1;
    }
    if (this.#gone < SLACK) return;
    this.#entries = this.#entries.slice(this.#gone);
    this.#sizes = this.#sizes.slice(this.#gone);
    this.#gone = 0;
  }
}
