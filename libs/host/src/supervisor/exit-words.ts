/** How a process ended, as Node tells it. */
export interface ProcessExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Why it could not even be made. */
  readonly error?: string;
}

/** The same in words, for a status: `was ended by signal SIGKILL`, `exited with code 2`. */
export function exitWords(exit: ProcessExit): string {
  if (exit.signal !== null) return `was ended by signal ${exit.signal}`;
  if (exit.error !== undefined) return `could not be made: ${exit.error}`;
  if (exit.code === 127 || exit.code === 126) return `could not be executed (code ${String(exit.code)})`;
  return `exited with code ${String(exit.code ?? 'unknown')}`;
}
