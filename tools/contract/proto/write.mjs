import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readFolder, writeFiles } from '../files.mjs';
import { loadTypeScript } from '../load-typescript.mjs';
import { contractFolder, dataFolder, protoGeneratorEntry } from '../paths.mjs';

/** Writes the `.proto` files, their lock and the schema for our own codec; returns how many files. */
export async function writeProto() {
  const { generateProto, NUMBERS_FILE } = await loadTypeScript(protoGeneratorEntry);
  const numbers = await readFile(join(contractFolder, NUMBERS_FILE), 'utf8');
  const files = generateProto(await readFolder(dataFolder, '.json'), numbers);
  await writeFiles(contractFolder, files);
  return files.size;
}
