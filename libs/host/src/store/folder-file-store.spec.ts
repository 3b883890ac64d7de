import { existsSync, mkdtempSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
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

  it('takes a file of this machine, which is gone then', async () => {
    const { store, folder } = createStore();
    const own = join(mkdtempSync(join(tmpdir(), 'files-')), 'bundle');
    writeFileSync(own, 'taken');
    await store.write('plugins/a', Buffer.from('old'));
    await store.take('plugins/a', own);
    expect(await text(await store.read('plugins/a'))).toBe('taken');
    expect(existsSync(own)).toBe(false);
    await expect(store.take('plugins/a', own)).rejects.toThrow('ENOENT');
    expect(readdirSync(join(folder, 'plugins'))).toEqual(['a']);
  });

  it('copies, so that writing over the one leaves the other as it was, and knows what each takes', async () => {
    const { store, folder } = createStore();
    await store.write('a', Buffer.from('bytes'));
    await store.copy('a', 'plugins/b');
    const before = await store.fingerprint('a');
    expect(await store.fingerprint('plugins/b')).toBe(before);
    writeFileSync(join(folder, 'plugins/b'), 'other');
    utimesSync(join(folder, 'plugins/b'), 1, 1);
    expect(await store.fingerprint('plugins/b')).not.toBe(before);
    expect(await text(await store.read('a'))).toBe('bytes');
    expect([await store.size('a'), await store.size('absent')]).toEqual([5, undefined]);
    await expect(store.copy('absent', 'plugins/b')).rejects.toMatchObject({ code: 'host.file_missing' });
    expect(await text(await store.read('plugins/b'))).toBe('other');
  });

  it('clears away what a process was writing that has ended, and nothing that is being written', async () => {
    const { folder } = createStore();
    const [left, fresh] = ['.writing-left', '.writing-fresh'].map((name) => join(folder, name));
    for (const path of [left, fresh]) writeFileSync(path ?? '', 'half');
    utimesSync(left ?? '', 1, 1);
    const ahead = Date.now() / 1000 + 60;
    utimesSync(fresh ?? '', ahead, ahead);
    expect(await new FolderFileStore(folder).list('')).toEqual([]);
    expect(readdirSync(folder)).toEqual(['.writing-fresh']);
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
