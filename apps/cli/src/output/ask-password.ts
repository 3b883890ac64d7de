import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { Writable } from 'node:stream';
import { CliError } from '../errors.ts';
import type { Terminal } from '../terminal.ts';

/** Reads a password from stdin to its end; one line end there is not part of it. */
export async function readPassword(terminal: Terminal): Promise<string> {
  return (await text(terminal.stdin)).replace(/\r?\n$/, '');
}

/** Asks for a password without showing it. Throws CliError where nobody can answer. */
export async function askPassword(terminal: Terminal, prompt: string): Promise<string> {
  if (terminal.stdin.isTTY !== true || terminal.stderr.isTTY !== true) {
    throw new CliError('There is no terminal to ask for the password. Use --password-stdin.');
  }
  terminal.stderr.write(prompt);
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({
    input: terminal.stdin,
    output: unseen,
    terminal: true,
    signal: terminal.signal,
  });
  try {
    return await new Promise<string>((resolve, reject) => {
      lines.once('line', resolve);
      lines.once('close', () => reject(new CliError('No password was given.')));
      lines.once('SIGINT', () => lines.close());
    });
  } finally {
    lines.close();
    terminal.stderr.write('\n');
  }
}
