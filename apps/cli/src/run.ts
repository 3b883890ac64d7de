import { CommanderError } from 'commander';
import { createProgram } from './create-program.ts';
import { ItemsFailed, messageOf } from './errors.ts';
import type { Terminal } from './terminal.ts';

/** Exit code of a program that was told to stop, as shells expect it: 128 and the number of SIGINT. */
const INTERRUPTED = 130;

/** Runs one command line, without the name of the program, and returns its exit code: 0 or 1 (contract: management §12). */
export async function run(args: readonly string[], terminal: Terminal, version = '0.0.0'): Promise<number> {
  try {
    await createProgram(terminal, version).parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (terminal.signal.aborted) return INTERRUPTED;
    // commander has said it already
    if (error instanceof CommanderError) return error.exitCode;
    const lines = error instanceof ItemsFailed ? error.failures : [messageOf(error)];
    for (const line of lines) terminal.stderr.write(`Error: ${line}\n`);
    return 1;
  }
}
