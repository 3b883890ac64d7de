import type { ServerResponse } from 'node:http';

/** Go's plain 404, which plugins' clients know. */
export function notFound(response: ServerResponse, headers: Record<string, string> = {}): void {
  response
    .writeHead(404, {
      'Content-Type': 'text/plain; charset=utf-8',
      'X-Content-Type-Options': 'nosniff',
      ...headers,
    })
    .end('404 page not found\n');
}
