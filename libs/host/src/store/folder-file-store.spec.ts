import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { FolderFileStore } from './folder-file-store.ts';

function createStore() {
  const folder = mkdtempSync(join(tmpdir(), 'files-'));
  return { folder, store: new FolderFileStore(folder) };
}

describe('the file store in a folder', () => {
  it('gives back what was written, from bytes or from a stream, and the newest of two', async () => {
    const { store } = createStore();
    await store.write('plugins/a.tar.gz', Buffer.from('one'));
    await store.write('plugins/a.tar.gz', Readable.from(['tw', 'o']));
    expect(await text(await store.read('plugins/a.tar.gz'))).toBe('two');
  });

  it('keeps the old bytes, and nothing else, when a write breaks off', async () => {
    const { store, folder } = createStore();
    await store.write('plugins/a', Buffer.from('old'));
    const broken = Readable.from(
      (function* () {
        yield 'half';
        throw new Error('the sender went away');
      })(),
    );
    await expect(store.write('plugins/a', broken)).rejects.toThrow('the sender went away');
    expect(await text(await store.read('plugins/a'))).toBe('old');
    expect(readdirSync(join(folder, 'plugins'))).toEqual(['a']);
  });

  it('lists by prefix, sorted, and [] while there is nothing', async () => {
    const { store, folder } = createStore();
    expect(await new FolderFileStore(join(folder, 'absent')).list('')).toEqual([]);
    for (const path of ['plugins/b', 'plugins/a', 'other/c']) await store.write(path, Buffer.from(path));
    expect(await store.list('plugins/')).toEqual(['plugins/a', 'plugins/b']);
  });

  it('knows what exists, and removes what does and does not', async () => {
    const { store } = createStore();
    await store.write('a', Buffer.from('a'));
    expect(await store.exists('a')).toBe(true);
    await store.remove('a');
    await store.remove('a');
    expect(await store.exists('a')).toBe(false);
    await expect(store.read('a')).rejects.toMatchObject({ code: 'host.file_missing' });
  });

  it.each(['../a', 'a/../../b', '/etc/passwd', '', '.', 'a\\b', 'a\0b'])(
    'refuses the path %j',
    async (path) => {
      const { store } = createStore();
      await expect(store.write(path, Buffer.from('x'))).rejects.toMatchObject({ code: 'host.path_outside' });
      await expect(store.read(path)).rejects.toMatchObject({ code: 'host.path_outside' });
    },
  );
});
