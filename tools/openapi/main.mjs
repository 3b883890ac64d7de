// `node tools/openapi/main.mjs` writes docs/reference/openapi.json; with `--print` it only says what it would write.
import { writeFile } from 'node:fs/promises';
import { documentFile, generateDocument } from './generate.mjs';

const text = await generateDocument();
if (process.argv.includes('--print')) process.stdout.write(text);
else await writeFile(documentFile, text);
