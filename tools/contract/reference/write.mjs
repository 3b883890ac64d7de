import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { readFolder, writeFiles } from '../files.mjs';
import { loadTypeScript } from '../load-typescript.mjs';
import { dataFolder, referenceEntry, referenceFolder } from '../paths.mjs';

/** Writes the generated pages of docs/reference; returns how many. */
export async function writeReference() {
  const { referencePages } = await loadTypeScript(referenceEntry);
  const pages = await formatted(referencePages(await readFolder(dataFolder, '.json')));
  await writeFiles(referenceFolder, pages);
  return pages.size;
}

/** Pages as the repository formats Markdown: columns stand below each other. */
export async function formatted(pages) {
  const filepath = join(referenceFolder, 'page.md');
  const options = { ...(await resolveConfig(filepath)), filepath };
  const texts = [...pages].map(async ([name, text]) => [name, await format(text, options)]);
  return new Map(await Promise.all(texts));
}
