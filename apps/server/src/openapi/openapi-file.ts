import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** The build puts it beside the server's bundle; from source it is where it is committed. */
const PLACES = ['openapi.json', '../../../../docs/reference/openapi.json'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
);

/** The document as it was generated; read when somebody asks for it, so that no start pays for it. */
export async function readOpenApi(): Promise<string> {
  const found = PLACES.find((path) => existsSync(path));
  if (found === undefined) throw new Error('openapi.json is not beside the server: build it again');
  return readFile(found, 'utf8');
}
