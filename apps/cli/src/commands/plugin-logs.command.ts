import { setTimeout } from 'node:timers/promises';
import type { CommandContext } from '../command-context.ts';
import { ApiError } from '../connection/api-error.ts';
import { Unreachable, type Client } from '../connection/client.ts';
import { endpointName } from '../connection/endpoint.ts';
import type { Answer } from '../connection/http-exchange.ts';
import { pluginPath, query, rows } from '../connection/rows.ts';
import { printable } from '../output/printable.ts';

interface LogEntry {
  seq: number;
  time: number;
  level: string;
  message: string;
  fields: Record<string, unknown>;
}

export interface LogOptions {
  follow?: boolean;
  lines: number;
  level: string;
}

/** How long the server holds an answer back until there is something to say, in seconds. */
const WAIT_SECONDS = 25;
/** Between two tries to reach a server that is gone. */
const RETRY_MS = 1000;
const GONE_FOR_NOW = new Set([502, 503, 504]);

/** Shows the newest lines of a plugin's log; with --follow also what comes, until it is interrupted. */
export async function showLogs(context: CommandContext, id: string, options: LogOptions): Promise<void> {
  const client = await context.client();
  const { lines, level } = options;
  const path = pluginPath(id, `/logs${query({ lines, level })}`);
  if (options.follow !== true) {
    for (const entry of entriesOf(await client.json('GET', path))) context.printer.item(entry, lineOf(entry));
    return;
  }
  context.printer.startStream();
  try {
    await follow(context, client, id, await client.call('GET', path), level);
  } catch (error) {
    // Being interrupted is how it is meant to end.
    if (!context.terminal.signal.aborted) throw error;
  }
}

/** Prints what comes. The server says in a header which of its runs the numbers of the lines belong to. */
async function follow(
  { printer, terminal }: CommandContext,
  client: Client,
  id: string,
  first: Answer,
  level: string,
): Promise<never> {
  let after = 0;
  let isLost = false;
  let answer: Answer | undefined = first;
  let run: string | undefined;
  for (;;) {
    if (answer !== undefined) {
      const current = answer.headers['x-patchbay-run'];
      if (typeof current === 'string' && current !== run) after = 0;
      run = typeof current === 'string' ? current : undefined;
      for (const entry of entriesOf(JSON.parse(answer.body))) {
        printer.stream(entry, lineOf(entry));
        after = Math.max(after, entry.seq);
      }
    }
    const path = pluginPath(id, `/logs${query({ after, run, level, wait: WAIT_SECONDS })}`);
    answer = await client.call('GET', path).catch((error: unknown) => {
      if (terminal.signal.aborted || !isPassing(error)) throw error;
      return undefined;
    });
    if (answer === undefined) {
      if (!isLost)
        printer.note(`The connection to ${endpointName(client.endpoint)} was lost; waiting for the server …`);
      await setTimeout(RETRY_MS, undefined, { signal: terminal.signal });
    }
    isLost = answer === undefined;
  }
}

const isPassing = (error: unknown): boolean =>
  error instanceof Unreachable || (error instanceof ApiError && GONE_FOR_NOW.has(error.status));

const entriesOf = (value: unknown): LogEntry[] => rows<LogEntry>(value, 'log lines');

function lineOf({ time, level, message, fields }: LogEntry): string {
  const more = Object.entries(fields).map(([name, value]) => ` ${name}=${textOf(value)}`);
  return printable(
    `${new Date(time).toISOString()} ${level.padEnd('error'.length)} ${message}${more.join('')}`,
  );
}

function textOf(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value) ?? '';
  return /[\s"=]/.test(value) || value === '' ? JSON.stringify(value) : value;
}
