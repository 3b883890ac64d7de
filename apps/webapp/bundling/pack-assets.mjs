import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** What is smaller fits into one packet anyway. */
const SMALLEST_BYTES = 1_400;
/** The next step is 5 % smaller and takes three times as long. */
const BROTLI_QUALITY = 9;

/**
 * Leaves `x.br` and `x.gz` beside the scripts and style sheets of a folder: the server sends those, and packs nothing
 * while somebody waits.
 *
 * @param {string} folder
 */
export async function packAssets(folder) {
  const names = (await readdir(folder)).filter((name) => /\.(js|css)$/.test(name));
  await Promise.all(names.map((name) => packFile(join(folder, name))));
}

/** @param {string} path */
async function packFile(path) {
  const content = await readFile(path);
  if (content.length < SMALLEST_BYTES) return;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  await writeFile(`${path}.br`, await promisify(brotliCompress)(content, { params }));
  await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }));
}
