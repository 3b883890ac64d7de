import { createInterface } from 'node:readline';
import { CliError } from '../errors.ts';
import type { Terminal } from '../terminal.ts';

/** Whether there is a person to ask: scripts are never asked anything. */
export function mayAsk({ stdin, stderr }: Terminal): boolean {
  return stdin.isTTY === true && stderr.isTTY === true;
}

/** Asks until one of the answers is given, by its first letters; nothing but Enter is the first of them. */
export async function ask<Answer extends string>(
  terminal: Terminal,
  question: string,
  answers: readonly [Answer, ...Answer[]],
): Promise<Answer> {
  // The terminal itself shows what is typed.
  const lines = createInterface({ input: terminal.stdin, terminal: false, signal: terminal.signal });
  const prompt = `${question} [${answers.join('/')}] (${answers[0]}): `;
  try {
    return await new Promise<Answer>((resolve, reject) => {
      lines.on('line', (line) => {
        const given = line.trim().toLowerCase();
        const answer = given === '' ? answers[0] : answers.find((known) => known.startsWith(given));
        if (answer === undefined) terminal.stderr.write(prompt);
        else resolve(answer);
      });
      lines.once('close', () => reject(new CliError('No answer was given; nothing was done.')));
      terminal.stderr.write(prompt);
    });
  } finally {
    lines.close();
  }
}
