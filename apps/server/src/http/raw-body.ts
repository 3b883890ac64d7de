import type { IncomingMessage } from 'node:http';
import { bodyTooLarge } from './errors.ts';

/**
 * The whole body as text, of a request that nobody else has read. Throws 413 beyond the limit; what comes after it is let
 * pass unread, so that the answer can still be heard.
 */
export function rawBody(request: IncomingMessage, limitBytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limitBytes) chunks.push(chunk);
      else {
        chunks.length = 0;
        reject(bodyTooLarge(limitBytes));
      }
    });
    request.once('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    request.once('error', reject);
    request.once('close', () => reject(new Error('the request ended before its body did')));
  });
}
