import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, jest } from '@jest/globals';
import { readmeExample } from '@patchbay/testing/readme';

jest.setTimeout(60_000);

it('runs the example of the README', async () => {
  const example = await readmeExample(new URL('../README.md', import.meta.url));
  await writeFile(join(example.folder, 'plugin.tar.gz'), 'a bundle');
  expect(example.run()).toMatch(/^\[ 'chat\.example\.com' \] [0-9A-F]{16}\n$/);
  await example.dispose();
});
