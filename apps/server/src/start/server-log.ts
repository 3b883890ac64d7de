import { renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import type { Logger } from '../engine/logger.ts';

/** A log file of this size makes room for a new one at the next start; the one before it is kept. */
const MAX_LOG_BYTES = 20 * 1024 * 1024;

/** The log, and where it goes. */
export interface ServerLog extends Logger {
  /** A file, or `stderr`. */
  readonly target: string;
}

/** pino, one JSON object per line, in a file (stdout is for people and scripts), or on stderr. */
export function openLog(logsDir: string, toStderr: boolean): ServerLog {
  const path = join(logsDir, 'patchbay.log');
  if (!toStderr) rotate(path);
  const destination = pino.destination(
    toStderr ? { fd: 2, sync: true } : { dest: path, sync: true, mode: 0o600 },
  );
  const log = pino(
    {
      level: 'info',
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
    },
    destination,
  );
  return {
    target: toStderr ? 'stderr' : path,
    debug: (message, fields) => log.debug(fields, message),
    info: (message, fields) => log.info(fields, message),
    warn: (message, fields) => log.warn(fields, message),
    error: (message, fields) => log.error(fields, message),
  };
}

function rotate(path: string): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size < MAX_LOG_BYTES) return;
  rmSync(`${path}.1`, { force: true });
  renameSync(path, `${path}.1`);
}
