import { serverVersion } from '@patchbay/contract';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { knowsTag } from './knows-tag.ts';

/**
 * A tag of an answer, as Mattermost forms them: the version, since an answer of another shape after an upgrade must not be
 * taken for the old one, then what the answer depends on.
 */
export function etagOf(...parts: readonly (string | number)[]): string {
  return [serverVersion, ...parts].join('.');
}

/** Puts the tag on the answer. True when the client has that one already: the answer is 304, without a body. */
export function isUnchanged(request: IncomingMessage, response: ServerResponse, etag: string): boolean {
  response.setHeader('ETag', etag);
  if (!knowsTag(request.headers['if-none-match'], etag)) return false;
  response.statusCode = 304;
  return true;
}
