import type { Logger } from '@patchbay/hooks';
import { parseHclogLine } from './hclog.ts';
import type { LogEntry, LogLevel } from './hclog.ts';
import { LineReader } from './line-reader.ts';
import type { Line } from './line-reader.ts';

/** Lines of stderr kept for the words of a crash. */
export const STDERR_LINES_KEPT = 50;
/** Lines of those that a status shows, and the characters of each. */
export const LAST_WORDS_LINES = 5;
export const LAST_WORDS_LINE_LENGTH = 300;

const PREFIX: Readonly<Record<string, LogLevel>> = {
  '[TRACE]': 'debug',
  '[DEBUG]': 'debug',
  '[INFO]': 'info',
  '[WARN]': 'warn',
  '[ERROR]': 'error',
};

/** What Node says when its inspector begins to listen, and when it ends; the port is all of it that is used. */
const INSPECTOR_LISTENS = /^Debugger listening on wss?:\/\/\S+:(\d{1,5})\/\S+$/;
const INSPECTOR_ENDS = /^Debugger ending on wss?:\/\//;

/** What Node says of its inspector explains no crash. */
const OF_THE_INSPECTOR =
  /^(Debugger (listening on|ending on|attached)|For help, see: https:\/\/nodejs\.org\/|Waiting for the debugger)/;

const PANIC = /^(panic: |fatal error: )/;

/** Turns the real stderr of a plugin process into log entries, line by line (contract: server-plugins §11). */
export class StderrLog {
  readonly #logger: Logger;
  readonly #reader = new LineReader((line) => {
    this.#line(line);
  });
  readonly #taken = new LineReader(({ text }) => {
    this.#remember(text);
  });
  readonly #last: string[] = [];
  #panicking = false;
  #panic: string[] | undefined;
  #inspectorPort: number | undefined;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  write(chunk: Buffer): void {
    this.#reader.write(chunk);
  }

  end(): void {
    this.#reader.end();
    this.#taken.end();
  }

  /**
   * What the plugin wrote to the standard error that go-plugin put in the place of the real one. It has its own way into
   * the log; here it is only remembered, for it may be what explains a crash.
   */
  remember(chunk: Buffer): void {
    this.#taken.write(chunk);
  }

  /** The port of Node's inspector, once it listens. */
  get inspectorPort(): number | undefined {
    return this.#inspectorPort;
  }

  /** The last lines, oldest first. */
  get lastLines(): readonly string[] {
    return this.#last;
  }

  /** What a status shows of why the process ended: the panic and what follows it, or else the last lines. */
  get lastWords(): string {
    const lines = this.#panic ?? this.#last.slice(-LAST_WORDS_LINES);
    return lines.map((line) => line.slice(0, LAST_WORDS_LINE_LENGTH)).join('\n');
  }

  #line(line: Line): void {
    const { level, message, fields } = this.#entry(line);
    this.#remember(line.text);
    if (line.text.trim() !== '' && this.#panic && this.#panic.length < LAST_WORDS_LINES)
      this.#panic.push(line.text);
    this.#logger[level](message, fields);
  }

  #remember(text: string): void {
    if (text.trim() === '' || OF_THE_INSPECTOR.test(text)) return;
    if (this.#last.push(text) > STDERR_LINES_KEPT) this.#last.shift();
  }

  #entry({ text, whole }: Line): LogEntry {
    if (!whole) return { level: 'debug', message: text, fields: {} };
    const inspector = INSPECTOR_LISTENS.exec(text)?.[1];
    if (inspector !== undefined) this.#inspectorPort = Number(inspector);
    else if (INSPECTOR_ENDS.test(text)) this.#inspectorPort = undefined;
    const json = parseHclogLine(text);
    if (json) return json;
    const prefix = /^\[[A-Z]+\]/.exec(text)?.[0] ?? '';
    const level = PREFIX[prefix];
    if (level) return { level, message: text, fields: {} };
    if (PANIC.test(text)) {
      this.#panicking = true;
      this.#panic ??= [];
    }
    return { level: this.#panicking ? 'error' : 'debug', message: text, fields: {} };
  }
}
