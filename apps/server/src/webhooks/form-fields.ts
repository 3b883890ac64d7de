import { pipeline } from 'node:stream';
import type { IncomingMessage } from 'node:http';
import busboy from 'busboy';
import { refuse } from '@patchbay/core';
import { bodyTooLarge } from '../http/errors.ts';

/** More than a webhook has. */
const MAX_FIELDS = 50;

/** The text fields of a multipart form; files are let pass unread. Throws 400 for what is no form, 413 beyond the limit. */
export function formFields(request: IncomingMessage, limitBytes: number): Promise<Record<string, string>> {
  const malformed = () => refuse('web.incoming_webhook.parse_multipart.app_error', 'incomingWebhook');
  return new Promise((resolve, reject) => {
    const fields: Record<string, string> = {};
    let size = 0;
    let parser: busboy.Busboy;
    try {
      parser = busboy({ headers: request.headers, limits: { fields: MAX_FIELDS, fieldSize: limitBytes } });
    } catch {
      reject(malformed());
      return;
    }
    parser.on('field', (name, value) => {
      if (!Object.hasOwn(fields, name)) fields[name] = value;
    });
    parser.on('file', (_name, file) => file.resume());
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limitBytes) parser.destroy(bodyTooLarge(limitBytes));
    });
    pipeline(request, parser, (error) => {
      if (!error) resolve(fields);
      else reject(size > limitBytes ? bodyTooLarge(limitBytes) : malformed());
    });
  });
}
