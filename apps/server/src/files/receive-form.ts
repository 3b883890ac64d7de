import busboy from 'busboy';
import type { AppError } from '@patchbay/contract';
import type { IncomingMessage } from 'node:http';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** The longest text of a form, in bytes. */
export const FIELD_BYTES = 10 * 1024;
const MOST_FIELDS = 100;
const MOST_FILES = 50;

/** What a form brings, in the order it comes. Whoever takes a file reads all of it, or throws. */
export interface FormHandler {
  field(name: string, value: string, truncated: boolean): void;
  file(name: string, filename: string, data: Readable): Promise<void>;
}

export interface FormLimits {
  /** All of the body, in bytes; more throws `tooLarge`. */
  readonly bytes?: number;
  readonly tooLarge?: () => AppError;
  /** What is thrown for a body that is no form, or breaks off. */
  readonly malformed: (detail: string) => AppError;
}

/** Whether a request's body is a form; without a boundary it is a broken one. */
export function isForm(request: IncomingMessage): boolean {
  return /^multipart\/form-data\s*(;|$)/i.test(request.headers['content-type'] ?? '');
}

/** Reads a form piece by piece. What the handler throws ends it; a file is not read on before the last one is done. */
export async function receiveForm(
  request: IncomingMessage,
  handler: FormHandler,
  { bytes = Infinity, tooLarge, malformed }: FormLimits,
): Promise<void> {
  if (tooLarge && Number(request.headers['content-length'] ?? 0) > bytes) throw tooLarge();
  const parser = parserOf(request, malformed);
  let refusal: unknown;
  const refuse = (error: unknown): void => {
    refusal ??= error;
    parser.destroy(error instanceof Error ? error : new Error(String(error)));
  };
  const files: Promise<void>[] = [];
  parser.on('field', (name, value, { valueTruncated }) => {
    try {
      handler.field(name, value, valueTruncated);
    } catch (error) {
      refuse(error);
    }
  });
  parser.on('file', (name, data, { filename }) => {
    // A form that breaks off fails the file too; the form's own end tells of it.
    data.on('error', () => undefined);
    const done = handler.file(name, filename ?? '', data);
    files.push(done.catch(refuse).finally(() => data.resume()));
  });
  for (const event of ['filesLimit', 'fieldsLimit', 'partsLimit'] as const)
    parser.on(event, () => refuse(malformed('the form has too many parts')));
  try {
    await pipeline(request, limited(bytes, tooLarge), parser, { end: true });
    await Promise.all(files);
  } catch (error) {
    await Promise.all(files);
    throw (
      refusal ??
      (isAppError(error) ? error : malformed(error instanceof Error ? error.message : String(error)))
    );
  }
  if (refusal) throw refusal;
}

function parserOf(request: IncomingMessage, malformed: (detail: string) => AppError): busboy.Busboy {
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: { fieldSize: FIELD_BYTES, fields: MOST_FIELDS, files: MOST_FILES },
    });
  } catch (error) {
    throw malformed(error instanceof Error ? error.message : String(error));
  }
}

function limited(bytes: number, tooLarge: (() => AppError) | undefined): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (tooLarge && size > bytes) done(tooLarge());
      else done(null, chunk);
    },
  });
}

const isAppError = (error: unknown): boolean => error instanceof Error && 'status_code' in error;
