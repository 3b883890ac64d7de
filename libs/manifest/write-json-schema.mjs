/** Writes docs/reference/manifest.schema.json from the fields in src/; a test compares the two. */
import { writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import * as prettier from 'prettier';

const { outputFiles } = await build({
  entryPoints: [new URL('src/json-schema.ts', import.meta.url).pathname],
  bundle: true,
  write: false,
  platform: 'node',
  format: 'esm',
});
const source = Buffer.from(outputFiles[0].contents).toString('base64');
const { manifestJsonSchema } = await import(`data:text/javascript;base64,${source}`);
const file = new URL('../../docs/reference/manifest.schema.json', import.meta.url);
await writeFile(
  file,
  await prettier.format(JSON.stringify(manifestJsonSchema()), { parser: 'json', printWidth: 110 }),
);
