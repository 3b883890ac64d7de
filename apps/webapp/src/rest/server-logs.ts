import { list, record, text } from './fields.ts';
import { logLevels } from './plugin-logs.ts';
import type { LogLevel } from './plugin-logs.ts';
import { json } from './request.ts';

/** A line of the server's log. */
export interface ServerLogEntry {
  /** Milliseconds since 1970; 0 when the line does not say. */
  time: number;
  level: LogLevel;
  message: string;
  /** Of the plugin that wrote it or that it is about, or ''. */
  pluginId: string;
  fields: Readonly<Record<string, unknown>>;
}

interface ServerLogQuery {
  /** This level and the graver ones. */
  level: LogLevel;
  /** At most so many, the newest. */
  lines: number;
}

/** The newest lines, newest first. */
export async function getServerLog(
  { level, lines }: ServerLogQuery,
  signal: AbortSignal,
): Promise<ServerLogEntry[]> {
  const log_levels = logLevels.slice(logLevels.indexOf(level));
  const answer = await json('logs/query', {
    method: 'POST',
    query: { page: 0, logs_per_page: lines },
    body: { server_names: [], log_levels, date_from: '', date_to: '' },
    signal,
  });
  return Object.values(record(answer)).flatMap(list).map(readEntry).reverse();
}

function readEntry(line: unknown): ServerLogEntry {
  const { timestamp, level, msg, caller: _caller, plugin_id: pluginId, ...fields } = record(line);
  return {
    time: Date.parse(text(timestamp)) || 0,
    level: logLevels.find((known) => known === level) ?? 'info',
    message: text(msg),
    pluginId: text(pluginId),
    fields,
  };
}
