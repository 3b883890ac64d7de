import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { CliError, codeOf, messageOf } from '../errors.ts';

/**
 * Writes a successful answer into a file, which must not be there yet and which only its owner reads, and has it on
 * disk before it returns. `refused` makes the error of any other answer.
 */
export async function saveBody(
  response: IncomingMessage,
  file: string,
  refused: (status: number, headers: IncomingHttpHeaders, body: string) => Error,
): Promise<void> {
  const status = response.statusCode ?? 0;
  if (status !== 200) throw refused(status, response.headers, await text(response));
  const written = createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true });
  try {
    await pipeline(response, written);
  } catch (error) {
    const isOthers = codeOf(error) === 'EEXIST';
    if (!isOthers) await rm(file, { force: true });
    throw notWritten(file, isOthers ? 'it is there already' : messageOf(error), error);
  }
}

function notWritten(file: string, reason: string, cause: unknown): CliError {
  return new CliError(`${file} cannot be written: ${reason}.`, { cause });
}
