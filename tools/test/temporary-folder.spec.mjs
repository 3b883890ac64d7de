import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { countByKind, removeOldBuilds } from './temporary-folder.mjs';

const module = fileURLToPath(new URL('./temporary-folder.mjs', import.meta.url));

describe('the temporary folder of a test run', () => {
  it('is short, is where everything below asks for one, and goes with the run, which counts what was left', () => {
    const { tmp, child, left } = inOwnFolder(`
      const { remove } = ownTemporaryFolder();
      const tmp = tmpdir();
      mkdtempSync(join(tmp, 'plugin-'));
      mkdtempSync(join(tmp, 'plugin-'));
      const child = execFileSync(process.execPath, ['-p', 'require("os").tmpdir()'], { encoding: 'utf8' }).trim();
      console.log(JSON.stringify({ tmp, child, left: remove() }));`);
    expect(tmp).toBe(child);
    expect(tmp.length).toBeLessThan(25);
    expect(left).toEqual([{ name: 'plugin', count: 2 }]);
    expect(existsSync(tmp)).toBe(false);
  });

  it('goes even where the run ends in the middle, and lets other users pass', () => {
    const { tmp, mode } = inOwnFolder(`
      ownTemporaryFolder();
      writeFileSync(join(tmpdir(), 'file'), '');
      console.log(JSON.stringify({ tmp: tmpdir(), mode: statSync(tmpdir()).mode & 0o777 }));
      process.exit(3);`);
    expect(mode).toBe(0o711);
    expect(existsSync(tmp)).toBe(false);
  });

  it('is that of the run above, where there is one, and is then left to it', () => {
    const above = dirname(tmpdir());
    const { tmp } = inOwnFolder(
      `ownTemporaryFolder().remove();
      console.log(JSON.stringify({ tmp: tmpdir() }));`,
      { TMPDIR: above, PATCHBAY_TEST_TMP: above },
    );
    expect(tmp).toBe(above);
    expect(existsSync(above)).toBe(true);
  });
});

it('counts names by what stands before their random end', () => {
  expect(countByKind(['host-a1B2c3', 'host-ZZZZZZ', 'plugin1234567', 'patchbay-go-sql-abcDEF'])).toEqual([
    { name: 'host', count: 2 },
    { name: 'patchbay-go-sql', count: 1 },
    { name: 'plugin', count: 1 },
  ]);
});

describe('builds that outlive a run', () => {
  let cache = '';
  beforeEach(() => {
    cache = mkdtempSync(join(tmpdir(), 'builds-'));
  });
  afterEach(() => rmSync(cache, { recursive: true }));

  it('are kept in their last two states, each thing and its bundle apart', () => {
    for (const [day, digit] of ['1', '2', '3'].entries()) {
      put(`peers-${digit.repeat(16)}/host`, day);
      put(`plugin-${digit.repeat(16)}`, day);
      put(`plugin-${digit.repeat(16)}.tar.gz`, day);
    }
    put('rust-target/debug/greeter', 0);
    removeOldBuilds(cache);
    const newest = ['2'.repeat(16), '3'.repeat(16)];
    expect(readdirSync(cache).sort()).toEqual(
      [
        ...newest.flatMap((hash) => [`peers-${hash}`, `plugin-${hash}`, `plugin-${hash}.tar.gz`]),
        'rust-target',
      ].sort(),
    );
  });

  it('lose halves of long ago, and no half of now', () => {
    put('patchbay-building-aaaaaa/bin', 0);
    put('plugin-0123456789abcdef.77', 0);
    mkdirSync(join(cache, 'patchbay-building-bbbbbb'));
    removeOldBuilds(cache);
    expect(readdirSync(cache)).toEqual(['patchbay-building-bbbbbb']);
  });

  /**
   * @param {string} path
   * @param {number} day counted from a time long ago
   */
  function put(path, day) {
    const file = join(cache, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '');
    const time = new Date(Date.UTC(2020, 0, 1 + day));
    utimesSync(file, time, time);
    const top = join(cache, path.split('/')[0] ?? '');
    if (statSync(top).isDirectory()) utimesSync(top, time, time);
  }
});

/**
 * @param {string} script
 * @param {NodeJS.ProcessEnv} [env] instead of none of a run above
 */
function inOwnFolder(script, env = { TMPDIR: '/tmp', PATCHBAY_TEST_TMP: '' }) {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { execFileSync } from 'node:child_process';
      import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
      import { tmpdir } from 'node:os';
      import { join } from 'node:path';
      import { ownTemporaryFolder } from ${JSON.stringify(module)};
      ${script}`,
    ],
    { env: { ...process.env, NODE_OPTIONS: '', ...env }, encoding: 'utf8' },
  );
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}
