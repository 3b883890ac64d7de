import type { IncomingMessage, ServerResponse } from 'node:http';

const MAX_AGE_SECONDS = 86_400;

/** A small picture that changes seldom, with the tag that changes with it. */
export interface SmallImage {
  readonly data: Uint8Array;
  readonly type: string;
  /** Left out for one that has no other version. */
  readonly tag?: string;
}

/** Browsers ask for it with an <img>, so it may be kept for a day; 304 for who has this one. */
export function sendImage(
  request: IncomingMessage,
  response: ServerResponse,
  { data, type, tag }: SmallImage,
): void {
  response.setHeader('Cache-Control', `max-age=${MAX_AGE_SECONDS}, private`);
  if (tag !== undefined) response.setHeader('ETag', tag);
  if (tag !== undefined && request.headers['if-none-match'] === tag)
    return void response.writeHead(304).end();
  response.writeHead(200, {
    'Content-Type': type,
    'Content-Length': data.length,
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  });
  response.end(data);
}
