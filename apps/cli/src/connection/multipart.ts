import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { CliError, messageOf } from '../errors.ts';

/** A request body whose length is known before it is read. */
export interface StreamedBody {
  contentType: string;
  length: number;
  /** Bytes of the file in it, for a progress bar. */
  fileBytes: number;
  chunks(): AsyncGenerator<Uint8Array>;
}

/** A form with text fields and one file, which is read while it is sent. Throws CliError when it cannot be read. */
export async function multipartFile(
  field: string,
  file: string,
  fields: Readonly<Record<string, string>>,
): Promise<StreamedBody> {
  const fileBytes = await readableBytes(file);
  const boundary = `patchbay-${randomBytes(16).toString('hex')}`;
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const name = basename(file).replaceAll(/["\\\r\n]/g, '_');
  parts.push(
    `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\n` +
      'Content-Type: application/gzip\r\n\r\n',
  );
  const head = Buffer.from(parts.join(''));
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    length: head.length + fileBytes + tail.length,
    fileBytes,
    async *chunks() {
      yield head;
      if (fileBytes > 0) yield* contentOf(file, fileBytes);
      yield tail;
    },
  };
}

async function readableBytes(file: string): Promise<number> {
  try {
    const handle = await open(file);
    try {
      const held = await handle.stat();
      if (!held.isFile()) throw new Error('it is not a file');
      return held.size;
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw new CliError(`${file} cannot be read: ${messageOf(error)}`, { cause: error });
  }
}

async function* contentOf(file: string, bytes: number): AsyncGenerator<Uint8Array> {
  let read = 0;
  try {
    for await (const chunk of createReadStream(file, { end: bytes - 1 }) as AsyncIterable<Buffer>) {
      read += chunk.length;
      yield chunk;
    }
  } catch (error) {
    throw new CliError(`${file} cannot be read: ${messageOf(error)}`, { cause: error });
  }
  if (read !== bytes)
    throw new CliError(`${file} became shorter while it was sent. Try again when it is complete.`);
}
