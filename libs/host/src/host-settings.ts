import { DEFAULT_BUNDLE_LIMITS } from '@patchbay/bundle';
import type { BundleLimits } from '@patchbay/bundle';

export type LogLevelName = 'debug' | 'info' | 'warn' | 'error';
export type FailurePolicy = 'open' | 'closed';

/** What an administrator may set about plugins; read anew each time it is needed. */
export interface HostSettings {
  readonly limits: BundleLimits;
  /** Versions of a plugin that are kept to go back to, the running one not counted. */
  readonly versionsKept: number;
  /** How long a new version that replaced one has to prove itself, in milliseconds: if it ends before, the old one comes back. */
  readonly healthWindowMs: number;
  /** Pings and restarts; false leaves a plugin that hangs or ended as it is (contract: management §6). */
  readonly healthChecks: boolean;
  /** The administrator's order of hooks, by plugin id; the others follow by id. */
  readonly order: readonly string[];
  /** Failure policies the administrator chose, by plugin id and hook; the contract's own hold otherwise. */
  readonly policies: Readonly<Record<string, Readonly<Record<string, FailurePolicy>>>>;
  /** Deadlines of hooks the administrator chose, in milliseconds, by hook. */
  readonly deadlinesMs: Readonly<Record<string, number>>;
  /** Keeps what each plugin did to each message. */
  readonly traceHooks: boolean;
  /** From which level on lines of a plugin reach the server's log, by plugin id; `info` otherwise. */
  readonly logLevels: Readonly<Record<string, LogLevelName>>;
  /** Lines a second of one plugin that reach the server's log; the others are counted. */
  readonly logLinesPerSecond: number;
  /** Plugins with an open debugger are left in peace (ServiceSettings.EnableDeveloper). */
  readonly developerMode: boolean;
}

/** What holds as long as the administrator says nothing else. */
export const DEFAULT_HOST_SETTINGS: HostSettings = {
  limits: DEFAULT_BUNDLE_LIMITS,
  versionsKept: 3,
  healthWindowMs: 30_000,
  healthChecks: true,
  order: [],
  policies: {},
  deadlinesMs: {},
  traceHooks: false,
  logLevels: {},
  logLinesPerSecond: 100,
  developerMode: false,
};
