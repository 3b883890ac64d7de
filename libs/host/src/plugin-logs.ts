import type { LogLevelName } from './host-settings.ts';

/** One line of a plugin's log, as REST gives it. */
export interface PluginLogEntry {
  /** Counts up from 1 for each plugin of a running server; what `after` takes. */
  seq: number;
  /** Milliseconds since 1970. */
  time: number;
  level: LogLevelName;
  message: string;
  fields: Record<string, unknown>;
}

/** What of a plugin's log is asked for. */
export interface PluginLogQuery {
  /** Entries after this `seq` only. */
  readonly after?: number;
  /** At most so many, the newest. */
  readonly lines?: number;
  readonly level?: LogLevelName;
}
