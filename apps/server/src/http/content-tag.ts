import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { knowsTag } from './knows-tag.ts';

/**
 * Tags an answer by what is in it, so that a client that has it is told so in a few bytes. Weak, for it may be packed on its
 * way. Answers that must not be kept, and those that carry a tag of their own, are left as they are.
 *
 * @returns true when the client has the same already: the answer is 304, without a body
 */
export function tagContent(request: IncomingMessage, response: ServerResponse, body: Buffer): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  if (response.hasHeader('ETag')) return false;
  if (String(response.getHeader('Cache-Control') ?? '').includes('no-store')) return false;
  const tag = `"${createHash('sha1').update(body).digest('base64url')}"`;
  response.setHeader('ETag', `W/${tag}`);
  return knowsTag(request.headers['if-none-match'], tag);
}
