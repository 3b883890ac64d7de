import { basename, isAbsolute } from 'node:path';
import { findProgram, isProgram } from './machine.ts';

/**
 * Why a script that starts with `header` cannot be run, in words; undefined when it can, or is no script. Looked at
 * beforehand, for what the system says of a missing interpreter is that the script itself is "not found".
 */
export async function problemWithScript(header: Uint8Array, searchPath: string): Promise<string | undefined> {
  const text = Buffer.from(header).toString('latin1');
  if (!text.startsWith('#!')) return undefined;
  const line = text.slice(2).split('\n', 1)[0] ?? '';
  if (line.endsWith('\r'))
    return 'its first line ends in a carriage return, so the system looks for an interpreter of that name. Save it with the line ends of Unix';
  const [interpreter = '', ...words] = line.trim().split(/[ \t]+/);
  if (interpreter === '') return 'its first line names no interpreter after "#!". Write one there';
  // A relative path would be looked for where the server was started, which no bundle can know.
  if (!isAbsolute(interpreter))
    return `its first line names the interpreter ${interpreter}, which is no absolute path. Write "#!/usr/bin/env ${basename(interpreter)}"`;
  if (!(await isProgram(interpreter))) return missing(interpreter, 'is not on this machine');
  if (basename(interpreter) !== 'env') return undefined;
  const name = words.find((word) => !word.startsWith('-') && !word.includes('='));
  if (name === undefined) return undefined;
  const found = isAbsolute(name) ? await isProgram(name) : await findProgram(name, searchPath);
  return found ? undefined : missing(name, 'is not on the PATH of the server');
}

const missing = (interpreter: string, where: string): string =>
  `it is a script for ${interpreter}, which ${where}. Install that, or pack a program that needs none`;
