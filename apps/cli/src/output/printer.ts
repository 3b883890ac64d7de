import type { Terminal } from '../terminal.ts';

/**
 * Collects what a command has to say and writes it when the command is done, as lines or, with --json, as one array
 * of the printed items (contract: management §12). What succeeded is printed also when something else failed.
 */
export class Printer {
  readonly #terminal: Terminal;
  readonly #json: boolean;
  readonly #items: unknown[] = [];
  readonly #lines: string[] = [];
  #streamed = false;

  constructor(terminal: Terminal, json: boolean) {
    this.#terminal = terminal;
    this.#json = json;
  }

  /** An item, and the lines it is without --json; text is its own line. */
  item(item: unknown, ...lines: string[]): void {
    this.#items.push(item);
    this.#lines.push(...(lines.length === 0 && typeof item === 'string' ? [item] : lines));
  }

  /** From now on what is printed has no end, so there is no array around it. */
  startStream(): void {
    this.#streamed = true;
  }

  /** An item of an output without an end, written at once: its line or, with --json, its JSON on one line. */
  stream(item: unknown, line: string): void {
    this.#terminal.stdout.write(`${this.#json ? JSON.stringify(item) : line}\n`);
  }

  /** Something beside the result: to stderr at once, and never part of the JSON. */
  note(line: string): void {
    this.#terminal.stderr.write(`${line}\n`);
  }

  flush(): void {
    if (this.#streamed) return;
    const text = this.#json ? JSON.stringify(this.#items, undefined, 2) : this.#lines.join('\n');
    if (this.#json || this.#lines.length > 0) this.#terminal.stdout.write(`${text}\n`);
  }
}
