import { statSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { extname } from 'node:path';

/** What the build packs, and what it is once it has been unpacked. */
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};
/** The smaller one first. */
const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/**
 * The packed neighbour of a file that the build left (`x.js.br`), for browsers that take it. Undefined where there is
 * none, and where a part is asked for: parts are counted in bytes of the file itself.
 */
export function packedFile(
  request: IncomingMessage,
  path: string,
): { path: string; headers: Record<string, string> } | undefined {
  const type = TYPES[extname(path)];
  if (type === undefined || request.headers.range !== undefined) return undefined;
  const taken = encodingsTaken(String(request.headers['accept-encoding'] ?? ''));
  const [encoding, ending] =
    ENCODINGS.find(
      ([name, end]) => taken.has(name) && statSync(path + end, { throwIfNoEntry: false })?.isFile(),
    ) ?? [];
  if (encoding === undefined || ending === undefined) return undefined;
  return { path: path + ending, headers: { 'Content-Encoding': encoding, 'Content-Type': type } };
}

/** What `Accept-Encoding` names and does not refuse with `q=0`. */
function encodingsTaken(header: string): ReadonlySet<string> {
  const parts = header.split(',').map((part) =>
    part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/),
  );
  return new Set(
    parts
      .filter(([, ...options]) => !options.some((option) => /^q=0(\.0*)?$/.test(option)))
      .map(([name = '']) => name),
  );
}
