import contentRange from 'range-parser';
import type { Core } from '@patchbay/core';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';

const MAX_AGE_SECONDS = 86_400;

/** Pictures, films and sounds: what a browser shows without running any of it. Everything else is saved to disk. */
const SHOWN = [
  'image/jpeg',
  'image/png',
  'image/bmp',
  'image/gif',
  'image/tiff',
  'image/webp',
  'video/avi',
  'video/mpeg',
  'video/mp4',
  'audio/mpeg',
  'audio/wav',
];
/** What a browser would run if it were asked to show it. */
const RUN = /^(?:text\/html|(?:application|text)\/(?:x-)?(?:javascript|ecmascript)|application\/xhtml)/i;

/** A file of the store as it goes out. */
export interface StoredFile {
  readonly path: string;
  readonly name: string;
  readonly type: string;
  /** Milliseconds since the epoch. */
  readonly changedAt: number;
  /** Saved to disk, whatever it is. */
  readonly download: boolean;
}

/** Sends a file of the store: parts of it and nothing new when asked so, and never so that a browser would run it. */
export async function sendStoredFile(
  files: Core['files'],
  request: IncomingMessage,
  response: ServerResponse,
  file: StoredFile,
): Promise<void> {
  const size = await files.size(file.path);
  for (const [name, value] of Object.entries(headersOf(file))) response.setHeader(name, value);
  if (isUnchanged(request, file.changedAt)) return void response.writeHead(304).end();
  const part = partOf(request, size, file.changedAt);
  if (part === 'outside') {
    response.setHeader('Content-Range', `bytes */${size}`);
    return void response.writeHead(416).end();
  }
  const { start, end } = part ?? { start: 0, end: size - 1 };
  response.statusCode = part ? 206 : 200;
  if (part) response.setHeader('Content-Range', `bytes ${start}-${end}/${size}`);
  response.setHeader('Content-Length', end - start + 1);
  if (request.method === 'HEAD' || size === 0) return void response.end();
  // Whoever goes away in the middle has seen enough; a disk that fails ends the answer, whose length then is short.
  await pipeline(await files.read(file.path, { start, end }), response).catch(() => response.destroy());
}

function headersOf({ type, name, changedAt, download }: StoredFile): Record<string, string> {
  const shown = RUN.test(type) ? 'text/plain' : type || 'application/octet-stream';
  const inline = !download && SHOWN.some((each) => shown.startsWith(each));
  const escaped = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (each) => `%${each.charCodeAt(0).toString(16)}`,
  );
  return {
    'Content-Type': shown,
    'Content-Disposition': `${inline ? 'inline' : 'attachment'};filename="${escaped}"; filename*=UTF-8''${escaped}`,
    // Packed, the parts of a file would be of something else.
    'Cache-Control': `private, max-age=${MAX_AGE_SECONDS}, no-transform`,
    'Last-Modified': new Date(changedAt).toUTCString(),
    'Accept-Ranges': 'bytes',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Content-Security-Policy':
      "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
  };
}

/** Dates in headers are whole seconds. */
const seconds = (at: number): number => Math.floor(at / 1000);

function isUnchanged({ headers, method }: IncomingMessage, changedAt: number): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  const known = Date.parse(headers['if-modified-since'] ?? '');
  return seconds(known) >= seconds(changedAt);
}

/** The part that is asked for; several at once are sent as the whole. */
function partOf(
  { headers }: IncomingMessage,
  size: number,
  changedAt: number,
): { start: number; end: number } | 'outside' | undefined {
  const asked = headers.range;
  if (asked === undefined || size === 0) return undefined;
  const condition = headers['if-range'];
  if (typeof condition === 'string' && seconds(Date.parse(condition)) !== seconds(changedAt))
    return undefined;
  const ranges = contentRange(size, asked, { combine: true });
  if (ranges === -1) return 'outside';
  if (ranges === -2 || ranges.type !== 'bytes' || ranges.length !== 1) return undefined;
  return ranges[0];
}
