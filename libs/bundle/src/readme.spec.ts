import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, jest } from '@jest/globals';
import { readmeExample } from '@patchbay/testing/readme';

jest.setTimeout(60_000);

it('runs the example of the README', async () => {
  const example = await readmeExample(new URL('../README.md', import.meta.url));
  const { folder } = example;
  await mkdir(join(folder, 'my-plugin/node_modules'), { recursive: true });
  await writeFile(join(folder, 'my-plugin/main.mjs'), '');
  await writeFile(join(folder, 'my-plugin/plugin.json'), '{"id":"abc","server":{"executable":"main.mjs"}}');
  expect(example.run()).toMatch(/unpacked [0-9a-f]{64} \[\]\n$/);
  expect((await readdir(join(folder, 'unpacked'))).sort()).toEqual(['main.mjs', 'plugin.json']);
  await example.dispose();
});
