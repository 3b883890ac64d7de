import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, jest } from '@jest/globals';
import { readmeExample } from '@patchbay/testing/readme';

jest.setTimeout(60_000);

it('runs the example of the README', async () => {
  const example = await readmeExample(new URL('../README.md', import.meta.url));
  await mkdir(join(example.folder, 'my-plugin'));
  const settings = ['text', 'bool', 'txt'].map((type, index) => ({ key: `k${String(index)}`, type }));
  const manifest = {
    id: 'abc',
    name: 'n',
    version: '1.0.0',
    server: { executable: 'server/dist/main.mjs' },
    settings_schema: { settings },
  };
  await writeFile(join(example.folder, 'my-plugin/plugin.json'), JSON.stringify(manifest));
  expect(example.run().split('\n')).toEqual([
    expect.stringContaining(
      'error: settings_schema.settings[2].type is unknown: "txt". Use one of bool, dropdown, ',
    ),
    'server/dist/main.mjs',
    '',
  ]);
  await example.dispose();
});
