/** Something the person at the terminal can put right: the message is one line that says what failed and what to do. */
export class SetupProblem extends Error {
  /**
   * @param {'npm-missing' | 'npm-offline' | 'npm-failed' | 'not-writable' | 'build-failed' | 'not-built' | 'interrupted'} code
   * @param {string} message
   * @param {{ cause?: unknown, exitCode?: number }} [options]
   */
  constructor(code, message, options = {}) {
    super(message, { cause: options.cause });
    this.name = 'SetupProblem';
    this.code = code;
    this.exitCode = options.exitCode ?? 1;
  }
}

/**
 * Prints what stopped a tool, one line for a known problem and the stack for a bug, and sets the exit code.
 *
 * @param {unknown} error
 */
export function reportAndFail(error) {
  if (error instanceof SetupProblem) {
    console.error(`patchbay: ${error.message}`);
    process.exitCode = error.exitCode;
    return;
  }
  console.error(error);
  process.exitCode = 1;
}
