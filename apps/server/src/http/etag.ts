import type { IncomingMessage, ServerResponse } from 'node:http';

/** Of the answers' shape: another one after an upgrade must not be taken for the old one. */
const VERSION = '11.11.0';

/** A tag of an answer, as Mattermost forms them: the version, then what the answer depends on. */
export function etagOf(...parts: readonly (string | number)[]): string {
  return [VERSION, ...parts].join('.');
}

/** Puts the tag on the answer. True when the client has that one already: the answer is 304, without a body. */
export function isUnchanged(request: IncomingMessage, response: ServerResponse, etag: string): boolean {
  response.setHeader('ETag', etag);
  if (request.headers['if-none-match'] !== etag) return false;
  response.statusCode = 304;
  return true;
}
