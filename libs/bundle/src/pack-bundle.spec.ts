import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parseManifest, readManifest } from '@patchbay/manifest';
import { packBundle } from './pack-bundle.ts';
import { pluginFiles } from './plugin-files.ts';
import { unpackBundle } from './unpack-bundle.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'patchbay-pack-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function plugin(name: string, files: Record<string, string>): Promise<string> {
  const directory = join(folder, name);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text);
  }
  return directory;
}

describe('packBundle', () => {
  it('gives the same bytes for the same files, whatever their order, times, owners and finer modes', async () => {
    const one = await plugin('one', { 'plugin.json': '{}', 'a/b': 'b', 'a/a': 'a', z: 'z' });
    const two = await plugin('two', { z: 'z', 'a/a': 'a', 'a/b': 'b', 'plugin.json': '{}' });
    await utimes(join(two, 'z'), 1, 1);
    await chmod(join(two, 'z'), 0o600);
    const first = await packBundle(one, join(folder, 'one.tar.gz'), { root: 'p' });
    const second = await packBundle(two, join(folder, 'two.tar.gz'), { root: 'p' });
    expect(second).toEqual(first);
    const bytes = await readFile(join(folder, 'one.tar.gz'));
    expect(await readFile(join(folder, 'two.tar.gz'))).toEqual(bytes);
    expect(first).toMatchObject({ bytes: bytes.length, entries: 6 });
    expect([...bytes.subarray(0, 10)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255]);
  });

  it('gives other bytes for other content or another mode', async () => {
    const one = await plugin('one', { a: 'a' });
    const bytes = async (): Promise<string> =>
      (await packBundle(one, join(folder, 'x.tar.gz'), { root: 'p' })).sha256;
    const before = await bytes();
    await chmod(join(one, 'a'), 0o755);
    const executable = await bytes();
    await writeFile(join(one, 'a'), 'b');
    expect(new Set([before, executable, await bytes()]).size).toBe(3);
  });

  it('packs what unpackBundle unpacks to the same files', async () => {
    const source = await plugin('source', {
      'plugin.json': '{"id":"abc"}',
      'server/program': '#!',
      'public/deep/er/x': 'x',
    });
    const out = join(folder, 'p.tar.gz');
    const packed = await packBundle(source, out, { root: 'abc', executables: ['server/program'] });
    const unpacked = await unpackBundle(Readable.from([await readFile(out)]), join(folder, 'unpacked'));
    expect(unpacked).toMatchObject({
      sha256: packed.sha256,
      bytes: packed.bytes,
      entries: packed.entries,
      warnings: [],
    });
    expect((await readdir(unpacked.root, { recursive: true })).sort()).toEqual(
      (await readdir(source, { recursive: true })).sort(),
    );
    expect((await stat(join(unpacked.root, 'server/program'))).mode & 0o777).toBe(0o755);
    expect((await stat(join(unpacked.root, 'plugin.json'))).mode & 0o777).toBe(0o644);
  });

  it('leaves nothing behind when a file is refused, and names it', async () => {
    const source = await plugin('source', { 'plugin.json': '{}' });
    await symlink('/etc/passwd', join(source, 'link'));
    await expect(packBundle(source, join(folder, 'p.tar.gz'), { root: 'p' })).rejects.toMatchObject({
      code: 'unsupported-file',
      entry: 'link',
    });
    await expect(
      packBundle(source, join(folder, 'p.tar.gz'), { root: 'p', files: ['plugin.json', 'no'] }),
    ).rejects.toMatchObject({
      code: 'file-missing',
      entry: 'no',
    });
    expect(await readdir(folder)).toEqual(['source']);
  });

  it('says why writing failed', async () => {
    const source = await plugin('source', { 'plugin.json': '{}', big: 'x'.repeat(1_000_000) });
    const full = new Writable({
      write(_chunk, _encoding, done) {
        done(new Error('no space left'));
      },
    });
    await expect(packBundle(source, full, { root: 'p' })).rejects.toThrow('no space left');
  });
});

describe('pluginFiles', () => {
  const TEXT = JSON.stringify({
    id: 'abc',
    icon_path: 'assets/icon.svg',
    server: { executables: { 'linux-amd64': 'server/dist/linux' }, executable: './server/dist/any' },
    webapp: { bundle_path: 'webapp/dist/main.js' },
  });
  const BUILT = {
    'plugin.json': TEXT,
    'assets/icon.svg': '<svg/>',
    'server/dist/linux': 'x',
    'server/dist/any': 'x',
    'webapp/dist/main.js': 'x',
    'webapp/dist/chunk.js': 'x',
  };

  it('takes what a server needs and leaves the sources', async () => {
    const source = await plugin('source', {
      ...BUILT,
      'public/x': 'x',
      LICENSE: 'x',
      'src/server.ts': 'x',
      'webapp/src/main.tsx': 'x',
      'node_modules/a/index.js': 'x',
    });
    const { files, executables } = await pluginFiles(source, await readManifest(source));
    expect(files.sort()).toEqual([
      'LICENSE',
      'assets',
      'assets/icon.svg',
      'plugin.json',
      'public',
      'server/dist',
      'webapp/dist',
    ]);
    expect(executables).toEqual(['server/dist/linux', 'server/dist/any']);
  });

  it.each(['server/dist/linux', 'server/dist/any', 'webapp/dist/main.js', 'assets/icon.svg'])(
    'refuses to pack without %s, which the manifest names',
    async (missing) => {
      const source = await plugin('source', BUILT);
      await rm(join(source, missing));
      const found = { manifest: parseManifest(TEXT, 'json'), path: join(source, 'plugin.json') };
      await expect(pluginFiles(source, found)).rejects.toMatchObject({
        code: 'file-missing',
        message: expect.stringContaining('Build the plugin first'),
      });
    },
  );
});
