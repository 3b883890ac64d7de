import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, afterEach, describe, expect, it, jest } from '@jest/globals';

import { Site } from '../site.ts';
import { failToStart } from '../start-patchbay.ts';
import { packTiny } from '../tiny-plugin.ts';

jest.setTimeout(180_000);

const ID = 'com.example.tiny';
const uid = process.getuid?.() ?? 0;

/** Permission bits do not bind root; without these two capabilities they do. */
const capabilities = '-dac_override,-dac_read_search';
const setpriv = ['setpriv', `--bounding-set=${capabilities}`, `--inh-caps=${capabilities}`];
const canBind = uid !== 0 || spawnSync('setpriv', [...setpriv.slice(1), 'true']).status === 0;
const command = [...(uid === 0 ? setpriv : []), process.execPath, 'tools/start/main.mjs'].join(' ');

(canBind ? describe : describe.skip)(
  'a data folder that may not be written (needs setpriv where root runs it)',
  () => {
    let site: Site | undefined;
    const closed: string[] = [];
    const close = (folder: string): void => {
      chmodSync(folder, 0o555);
      closed.push(folder);
    };
    afterEach(() => {
      for (const folder of closed.splice(0)) chmodSync(folder, 0o755);
    });
    afterAll(() => site?.close());

    it('keeps a plugin from being installed, with path, uid, mode and remedy', async () => {
      site = await Site.open({ command });
      const bundle = await packTiny(site.folder, { id: ID, hooks: '' });
      const before = readdirSync(site.dataDir, { recursive: true }).filter((path) =>
        String(path).includes(ID),
      );
      for (const part of ['plugins', 'incoming']) {
        const folder = join(site.dataDir, part);
        mkdirSync(folder, { recursive: true });
        close(folder);
        const { code, out, err } = await site.commandLine.run('--local', 'plugin', 'add', bundle);
        expect({ part, code, out }).toEqual({ part, code: 1, out: '' });
        expect(err).toContain(folder);
        expect(err).toContain(`uid ${uid}`);
        expect(err).toContain('0555');
        expect(err).toMatch(/right to write there/);
        chmodSync(folder, 0o755);
      }
      const after = readdirSync(site.dataDir, { recursive: true }).filter((path) =>
        String(path).includes(ID),
      );
      expect(after).toEqual(before);
      expect(await site.status(ID)).toBeUndefined();
      // What stood in the way is gone: nothing is left that stands in it still.
      expect(await site.commandLine.run('--local', 'plugin', 'add', bundle)).toMatchObject({ code: 0 });
    });

    it('keeps the server from starting, in one line that says whose it is and what to do', async () => {
      if (!site) throw new Error('the first test opens the site');
      await site.patchbay.end();
      close(site.dataDir);
      const { code, stdout, stderr } = await failToStart(site.startOptions());
      expect(code).not.toBe(0);
      expect(stdout).not.toContain('ready');
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
      expect(stderr).toContain(
        `the server runs as uid ${uid}, ${site.dataDir} belongs to uid ${uid} with mode 0555`,
      );
      expect(stderr).toMatch(/make it writable.*PATCHBAY_DATA/);
    });
  },
);
