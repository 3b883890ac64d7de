import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Every file of a folder with one of the endings, by its path below the folder. */
export async function readFolder(folder, ending) {
  const names = await readdir(folder, { recursive: true });
  const wanted = names.filter((name) => name.endsWith(ending)).sort();
  const texts = await Promise.all(wanted.map((name) => readFile(join(folder, name), 'utf8')));
  return Object.fromEntries(wanted.map((name, index) => [name.replaceAll('\\', '/'), texts[index]]));
}

export async function writeFiles(folder, files) {
  for (const [name, text] of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}
