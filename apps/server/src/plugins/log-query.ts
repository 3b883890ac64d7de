import type { LogLevelName } from '@patchbay/host';
import { invalidUrlParam } from '../http/errors.ts';

/** The longest that an answer is held back for a line to come, in seconds. */
const LONGEST_WAIT_SECONDS = 30;
const DEFAULT_LINES = 100;
const MOST_LINES = 10_000;

const LOG_LEVELS: readonly LogLevelName[] = ['debug', 'info', 'warn', 'error'];

/** `?after=0&lines=100&level=debug&wait=0&run=`, read. */
export interface LogQuery {
  readonly after: number;
  readonly lines: number;
  readonly level: LogLevelName;
  readonly waitMs: number;
  /** The run of the server that `after` was counted in; '' when the client does not say. */
  readonly run: string;
}

/** 400 for what is there and cannot be read; more than the most is the most. */
export function readLogQuery(query: Record<string, unknown>): LogQuery {
  const level = LOG_LEVELS.find((known) => known === (query['level'] ?? 'debug'));
  if (level === undefined) throw invalidUrlParam('level');
  return {
    after: count(query, 'after', 0),
    lines: Math.min(count(query, 'lines', DEFAULT_LINES), MOST_LINES),
    level,
    waitMs: Math.min(count(query, 'wait', 0), LONGEST_WAIT_SECONDS) * 1000,
    run: typeof query['run'] === 'string' ? query['run'] : '',
  };
}

function count(query: Record<string, unknown>, name: string, otherwise: number): number {
  const value = query[name];
  if (value === undefined) return otherwise;
  if (typeof value !== 'string' || !/^\d{1,12}$/.test(value)) throw invalidUrlParam(name);
  return Number(value);
}
