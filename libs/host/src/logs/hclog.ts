export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export interface LogEntry {
  readonly level: LogLevel;
  readonly message: string;
  readonly fields: Record<string, unknown>;
}

const BY_NAME: Readonly<Record<string, LogLevel>> = {
  trace: 'debug',
  debug: 'debug',
  info: 'info',
  warn: 'warn',
  error: 'error',
};

/**
 * Reads one line of go-plugin's JSON log (contract: go-plugin-wire §G). Undefined when the line is not JSON, so
 * that other rules apply to it. Its three own keys must be strings and its level a known one, or the whole line is
 * the message: what a plugin prints never breaks the host. Its other keys come under `extras`, where none of them
 * can pass for a field of ours.
 */
export function parseHclogLine(line: string): LogEntry | undefined {
  if (!line.startsWith('{')) return line.trim() === 'null' ? whole(line) : undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return undefined;
  }
  const {
    '@level': level,
    '@message': message,
    '@timestamp': timestamp,
    ...extras
  } = parsed as Record<string, unknown>;
  const known = typeof level === 'string' ? BY_NAME[level.toLowerCase()] : undefined;
  if (known === undefined || typeof (message ?? '') !== 'string') return whole(line);
  if (timestamp !== undefined && (typeof timestamp !== 'string' || Number.isNaN(Date.parse(timestamp))))
    return whole(line);
  return {
    level: known,
    message: (message as string | undefined) ?? '',
    fields: {
      ...(timestamp === undefined ? {} : { timestamp }),
      ...(Object.keys(extras).length === 0 ? {} : { extras }),
    },
  };
}

function whole(line: string): LogEntry {
  return { level: 'debug', message: line, fields: {} };
}
