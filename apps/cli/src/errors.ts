/** A command that failed for a reason the person at the keyboard can do something about. */
export class CliError extends Error {
  override readonly name: string = 'CliError';
}

/** Several items of one command failed; each was said already. */
export class ItemsFailed extends CliError {
  override readonly name = 'ItemsFailed';
  readonly failures: readonly string[];

  constructor(failures: readonly string[]) {
    super(failures.join('\n'));
    this.failures = failures;
  }
}

export function messageOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'message' in error) return String(error.message);
  return String(error);
}

export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return String(error.code);
}
