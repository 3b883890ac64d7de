import { open } from 'node:fs/promises';

/** Only the end of a log is looked through, in bytes: an answer is not to weigh more than that. */
const MOST_BYTES = 8 * 1024 * 1024;

/** A line of the log as Mattermost's clients read it. */
export interface LogEntry {
  readonly timestamp: string;
  readonly level: string;
  readonly msg: string;
  readonly caller: string;
  readonly [field: string]: unknown;
}

/** The end of a log, whole lines only, oldest first. What is no line of ours is left out. */
export async function readLogEnd(path: string): Promise<LogEntry[]> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const start = Math.max(0, size - MOST_BYTES);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size - start), 0, size - start, start);
    const text = buffer.toString('utf8', 0, bytesRead);
    const whole = start === 0 ? text : text.slice(text.indexOf('\n') + 1);
    return whole.split('\n').flatMap((line) => entryOf(line) ?? []);
  } finally {
    await file.close();
  }
}

function entryOf(line: string): LogEntry | undefined {
  try {
    const { time, level, msg, ...fields } = JSON.parse(line) as Record<string, unknown>;
    return { timestamp: String(time), level: String(level), msg: String(msg), caller: '', ...fields };
  } catch {
    return undefined;
  }
}
