import type { IncomingMessage } from 'node:http';

/** Where a body may be a file as it is, without a form around it. */
const FILES = /^\/api\/v4\/(?:files|uploads\/[^/?]+)\/?(?:\?|$)/;

/** Where programs send forms, or JSON that is not quite, and nobody has a session. */
const PROGRAMS = /^\/(?:hooks|oauth)\//;

/** Whether the handler reads the body itself, piece by piece: a file is no JSON, and need not fit into memory. */
export function isStreamed({ method, url = '', headers }: IncomingMessage): boolean {
  return (
    headers['content-type']?.startsWith('multipart/') === true ||
    (method === 'POST' && (FILES.test(url) || PROGRAMS.test(url)))
  );
}
