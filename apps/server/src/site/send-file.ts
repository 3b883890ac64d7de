import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename, dirname } from 'node:path';
import send from 'send';
import { notFound } from './not-found.ts';

/** Sends one file with Range, conditions and a content type; 404 under `missing` if it is not there. */
export function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  headers: Record<string, string>,
  missing: Record<string, string> = {},
): void {
  send(request, encodeURIComponent(basename(path)), {
    root: dirname(path),
    cacheControl: false,
    dotfiles: 'deny',
    index: false,
  })
    .on('headers', (answer: ServerResponse) => {
      for (const [name, value] of Object.entries(headers)) answer.setHeader(name, value);
    })
    .on('error', (error: NodeJS.ErrnoException & { status?: number }) => {
      if (response.headersSent) response.destroy();
      else if (error.status === 416) response.writeHead(416).end();
      else notFound(response, missing);
    })
    .on('directory', () => notFound(response, missing))
    .pipe(response);
}
