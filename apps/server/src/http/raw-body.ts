import type { IncomingMessage } from 'node:http';
import { bodyTooLarge } from './errors.ts';

/** The whole body as text, of a request that nobody else has read. Throws 413 beyond the limit. */
export async function rawBody(request: IncomingMessage, limitBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limitBytes) throw bodyTooLarge(limitBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
