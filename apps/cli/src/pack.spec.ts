import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { unpackBundle } from '@patchbay/bundle';
import { Cli } from './cli.fixture.ts';

let cli: Cli;
beforeEach(async () => {
  cli = await Cli.create();
});
afterEach(() => cli.remove());

const write = async (path: string, text: string): Promise<void> => {
  await mkdir(dirname(join(cli.folder, path)), { recursive: true });
  await writeFile(join(cli.folder, path), text);
};
const plugin = async (manifest: object = {}): Promise<void> => {
  const fields = {
    id: 'com.example',
    name: 'Example',
    version: '1.2.3',
    server: { executable: 'dist/server.js' },
    ...manifest,
  };
  await write('plugin/plugin.json', JSON.stringify(fields));
  await write('plugin/dist/server.js', '#!/usr/bin/env node');
  await write('plugin/src/server.ts', 'source');
};

describe('patchbay pack', () => {
  it('packs what belongs into the bundle, the same each time, and never an earlier bundle', async () => {
    await plugin();
    const { code, out, err } = await cli.run('pack', 'plugin');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(
      /^Packed plugin: plugin\/dist\/com\.example-1\.2\.3\.tar\.gz \(4 entries, .*, sha256 [0-9a-f]{64}\)\n$/,
    );
    expect((await cli.run('pack', 'plugin')).out).toBe(out);
    const [packed] = JSON.parse((await cli.run('pack', 'plugin', '--json')).out) as [
      { file: string; sha256: string },
    ];
    expect(out).toContain(packed.sha256);
    const { root, warnings } = await unpackBundle(
      Readable.from([await readFile(packed.file)]),
      join(cli.folder, 'unpacked'),
    );
    expect(warnings).toEqual([]);
    expect((await readdir(root, { recursive: true })).sort()).toEqual([
      'dist',
      'dist/server.js',
      'plugin.json',
    ]);
  });

  it('writes where it is told', async () => {
    await plugin();
    expect((await cli.run('pack', 'plugin', '-o', 'out/x.tar.gz')).code).toBe(0);
    expect(await readdir(join(cli.folder, 'out'))).toEqual(['x.tar.gz']);
  });

  it('refuses a manifest that breaks a rule, names each place and writes nothing', async () => {
    await plugin({
      version: '1',
      settings_schema: {
        settings: [
          { key: 'a', type: 'text' },
          { key: 'b', type: 'txt' },
        ],
      },
    });
    const { code, out, err } = await cli.run('pack', 'plugin');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    const path = join(cli.folder, 'plugin/plugin.json');
    expect(err.split('\n')).toEqual([
      expect.stringContaining(`Error: ${path}: version is no semantic version: "1"`),
      expect.stringContaining(
        `Error: ${path}: settings_schema.settings[1].type is unknown: "txt". Use one of bool, `,
      ),
      '',
    ]);
    expect(await readdir(join(cli.folder, 'plugin/dist'))).toEqual(['server.js']);
  });

  it('warns of what is allowed and hardly meant, and packs', async () => {
    await plugin({ icon_path: 'icon.png' });
    await write('plugin/icon.png', 'x');
    const { code, err } = await cli.run('pack', 'plugin');
    expect(code).toBe(0);
    expect(err).toMatch(/^Warning: .*icon_path is no SVG file/);
  });

  it('refuses to pack what was not built', async () => {
    await plugin({ webapp: { bundle_path: 'webapp/dist/main.js' } });
    const { code, err } = await cli.run('pack', 'plugin');
    expect(code).toBe(1);
    expect(err).toContain('webapp.bundle_path names webapp/dist/main.js');
  });

  it('says what is missing from a folder that is no plugin', async () => {
    const { code, err } = await cli.run('pack');
    expect(code).toBe(1);
    expect(err).toContain('There is no manifest');
  });
});
