import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearTemporary, openDataFolder } from './data-folder.ts';
import { lockDataFolder } from './data-lock.ts';

describe('the data folder', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'patchbay-data-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('is made, for its owner alone', () => {
    const folder = openDataFolder(join(root, 'a/b'));
    for (const path of [folder.path, folder.logs, folder.keys, folder.files])
      expect(statSync(path).mode & 0o777).toBe(0o700);
  });

  it('that cannot be made or written is told in one line with what to do', () => {
    const file = join(root, 'file');
    writeFileSync(file, '');
    for (const path of [file, join(file, 'below')]) {
      const open = () => openDataFolder(path);
      expect(open).toThrow(expect.objectContaining({ code: 'start.data_folder' }));
      expect(open).toThrow(/^The data folder [^\n]+PATCHBAY_DATA[^\n]+$/);
      expect(open).toThrow(`${file} belongs to uid ${statSync(file).uid} with mode 0`);
    }
  });

  it('loses what an earlier server left half done, and nothing else', () => {
    const folder = openDataFolder(root);
    const [left, kept] = [join(folder.temporary, 'upload'), join(folder.files, 'kept')];
    writeFileSync(left, '');
    writeFileSync(kept, '');
    clearTemporary(folder);
    expect([existsSync(left), existsSync(kept)]).toEqual([false, true]);
  });

  it('belongs to one server at a time', () => {
    const unlock = lockDataFolder(root);
    expect(() => lockDataFolder(root)).toThrow(expect.objectContaining({ code: 'start.data_in_use' }));
    unlock();
    lockDataFolder(root)();
  });
});
