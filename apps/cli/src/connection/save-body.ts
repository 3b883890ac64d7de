import { createWriteStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
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
  const handle = await open(file, 'wx', 0o600).catch((error: unknown) => {
    throw notWritten(file, codeOf(error) === 'EEXIST' ? 'it is there already' : messageOf(error), error);
  });
  try {
    await pipeline(response, createWriteStream(file, { fd: handle, autoClose: false }));
    await handle.sync();
  } catch (error) {
    await rm(file, { force: true });
    throw notWritten(file, messageOf(error), error);
  } finally {
    await handle.close();
  }
}

function notWritten(file: string, reason: string, cause: unknown): CliError {
  return new CliError(`${file} cannot be written: ${reason}.`, { cause });
}
