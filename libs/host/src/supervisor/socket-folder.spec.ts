import { existsSync, mkdirSync, mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { SocketFolders } from './socket-folder.ts';

/** The shortest limit of a unix socket path among the systems we know, the final NUL left out. */
const SOCKET_PATH_LIMIT = 103;

describe('the folders for sockets', () => {
  it('are one per process, for nobody else to look into, and go with the host', async () => {
    const temporary = mkdtempSync(join(tmpdir(), 's-'));
    const folders = new SocketFolders(temporary);
    expect(readdirSync(temporary)).toEqual([]);
    const [first, second] = [await folders.create(), await folders.create()];
    expect(first).not.toBe(second);
    for (const folder of [folders.base, first]) expect(statSync(folder).mode & 0o777).toBe(0o700);
    await folders.discard(first);
    expect([existsSync(first), existsSync(second)]).toEqual([false, true]);
    await folders.remove();
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('leave room for the name of a socket where the temporary folder is deep', async () => {
    const deep = join(mkdtempSync(join(tmpdir(), 's-')), 'x'.repeat(80));
    mkdirSync(deep);
    const folders = new SocketFolders(deep);
    const folder = await folders.create();
    expect(`${folder}/plugin12345678901234567890`.length).toBeLessThanOrEqual(SOCKET_PATH_LIMIT);
    await folders.remove();
    expect(existsSync(folder)).toBe(false);
  });
});
