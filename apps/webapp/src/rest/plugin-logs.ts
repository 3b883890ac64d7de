import { list, number, record, text } from './fields.ts';
import { json, pluginPath } from './request.ts';

export const logLevels = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof logLevels)[number];

export interface LogEntry {
  /** Counts up for each plugin of a running server. */
  seq: number;
  /** Milliseconds since 1970. */
  time: number;
  level: LogLevel;
  message: string;
  fields: Readonly<Record<string, unknown>>;
}

export interface LogQuery {
  /** Entries behind this one only. */
  after?: number;
  /** At most so many, the newest. */
  lines?: number;
  /** This level and the graver ones. */
  level: LogLevel;
  /** How long the server may wait for a first entry, in seconds. */
  wait?: number;
}

export async function getPluginLog(
  pluginId: string,
  query: LogQuery,
  signal: AbortSignal,
): Promise<LogEntry[]> {
  const answer = await json(pluginPath(pluginId, '/logs'), { query: { ...query }, signal });
  return list(answer)
    .map(record)
    .filter(({ seq }) => typeof seq === 'number')
    .map(({ seq, time, level, message, fields }) => ({
      seq: number(seq),
      time: number(time),
      level: logLevels.find((known) => known === level) ?? 'info',
      message: text(message),
      fields: record(fields),
    }));
}
