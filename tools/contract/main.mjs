/** Reads the Go module again and rewrites the contract's data and all that is made from it. `--typescript` skips the Go half. */
import { changesBetween } from './changes.mjs';
import { describeModule } from './describe-module.mjs';
import { readFolder, writeFiles } from './files.mjs';
import { loadTypeScript } from './load-typescript.mjs';
import { dataFolder, generatedFolder, generatorEntry } from './paths.mjs';
import { writeProto } from './proto/write.mjs';
import { writeReference } from './reference/write.mjs';

if (!process.argv.includes('--typescript')) {
  const before = await readFolder(dataFolder, '.json');
  await describeModule(dataFolder);
  const changes = changesBetween(before, await readFolder(dataFolder, '.json'));
  console.log(changes.length === 0 ? 'The data is as it was.' : changes.join('\n'));
}
const { generate } = await loadTypeScript(generatorEntry);
const files = generate(await readFolder(dataFolder, '.json'));
await writeFiles(generatedFolder, files);
console.log(`Wrote ${files.size} TypeScript files.`);
console.log(`Wrote ${await writeProto()} files for gRPC.`);
console.log(`Wrote ${await writeReference()} reference pages.`);
