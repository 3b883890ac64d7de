/** What only the process around the app knows. */
export interface SystemParts {
  /** Where the server's log is written; undefined when it goes to stderr. */
  readonly logFile?: string | undefined;
  /** How to have the server start anew; undefined where nobody can. */
  readonly restart?: (() => void) | undefined;
}

/** Injection token of {@link SystemParts}. */
export const SYSTEM_PARTS = Symbol('SYSTEM_PARTS');
