import busboy from 'busboy';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { noPluginFile, uploadNotKept, uploadTooLarge } from './errors.ts';

/** What the form may have around the file (contract: management §2). */
const FORM_OVERHEAD_BYTES = 512;

/** The body is not a readable multipart form; answered in plain text, as upstream does. */
export class MalformedForm extends Error {
  override readonly name = 'MalformedForm';
}

/** How large an upload may be, and the setting that says so. */
export interface UploadLimit {
  readonly bytes: number;
  readonly setting: string;
}

/** A bundle that lies in a private folder until `discard`. */
export interface ReceivedUpload {
  readonly force: boolean;
  open(): Readable;
  discard(): Promise<void>;
}

/**
 * Streams the form to disk: `force` may come after the file, so the bundle has to wait for the end of the form.
 *
 * @param folder where uploads wait; must exist
 * @param max the smaller of FileSettings.MaxFileSize and PatchbaySettings.MaxBundleBytes, and which of them it is
 * @param onWanted called when nothing known beforehand speaks against the upload, before any of it is read
 * @throws AppError 413, 400 without a file part `plugin`; {@link MalformedForm}
 */
export async function receiveUpload(
  request: IncomingMessage,
  folder: string,
  max: UploadLimit,
  onWanted: () => void = () => undefined,
): Promise<ReceivedUpload> {
  const limit = max.bytes + FORM_OVERHEAD_BYTES;
  if (Number(request.headers['content-length'] ?? 0) > limit) throw uploadTooLarge(max);
  const parser = parserFor(request);
  const own = await mkdtemp(join(folder, 'upload-')).catch((error: unknown) => {
    throw uploadNotKept(error);
  });
  const discard = () => rm(own, { recursive: true, force: true });
  onWanted();
  const path = join(own, 'plugin.tar.gz');
  let force = false;
  let written: Promise<void> | undefined;
  parser.on('field', (name, value) => {
    if (name === 'force') force = value === 'true';
  });
  parser.on('file', (name, file) => {
    if (name !== 'plugin' || written) return void file.resume();
    written = pipeline(file, createWriteStream(path, { mode: 0o600 })).catch((error: unknown) => {
      // The form goes on: its end tells what happened.
      file.resume();
      throw uploadNotKept(error);
    });
    written.catch(() => undefined);
  });
  try {
    await pipeline(request, limited(limit, max), parser).catch((error: unknown) => {
      throw isTooLarge(error) ? error : new MalformedForm(String(error));
    });
    if (!written) throw noPluginFile();
    await written;
  } catch (error) {
    await discard();
    throw error;
  }
  return { force, open: () => createReadStream(path), discard };
}

function parserFor(request: IncomingMessage): ReturnType<typeof busboy> {
  try {
    return busboy({ headers: request.headers });
  } catch (error) {
    throw new MalformedForm(error instanceof Error ? error.message : String(error));
  }
}

function limited(limit: number, max: UploadLimit): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > limit) done(uploadTooLarge(max));
      else done(null, chunk);
    },
  });
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'status_code' in error && error.status_code === 413;
}
