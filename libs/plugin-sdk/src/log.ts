import type { API } from '@patchbay/contract';

/** Writes one line to the server's log, with fields that can be searched; the server adds the plugin's id. */
export type LogMethod = (message: string, fields?: Readonly<Record<string, unknown>>) => void;

export interface Log {
  readonly debug: LogMethod;
  readonly info: LogMethod;
  readonly warn: LogMethod;
  readonly error: LogMethod;
}

type Level = 'LogDebug' | 'LogInfo' | 'LogWarn' | 'LogError';

/** A log over the API; before there is one, and when it fails, lines go to standard error. */
export function createLog(api: () => API | undefined): Log {
  const method =
    (level: Level): LogMethod =>
    (message, fields = {}) => {
      const target = api();
      if (target === undefined) return fallback(message, fields);
      target[level](message, ...Object.entries(fields).flat()).catch(() => fallback(message, fields));
    };
  return {
    debug: method('LogDebug'),
    info: method('LogInfo'),
    warn: method('LogWarn'),
    error: method('LogError'),
  };
}

function fallback(message: string, fields: Readonly<Record<string, unknown>>): void {
  const shown = Object.entries(fields).map(([key, value]) => ` ${key}=${String(value)}`);
  process.stderr.write(`${message}${shown.join('')}\n`);
}
