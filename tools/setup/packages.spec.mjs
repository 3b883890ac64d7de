import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { installPackages } from './packages.mjs';

const lockFile = {
  packages: {
    '': { name: 'x' },
    'libs/a': { version: '1.0.0' },
    'node_modules/left': { version: '1.2.3' },
    'node_modules/other-platform': { version: '1.0.0', optional: true },
  },
};

/** Stands for npm: notes what it was asked, and leaves behind what npm leaves behind, or fails as npm fails. */
const npm = `
import { appendFileSync, mkdirSync, copyFileSync } from 'node:fs';
appendFileSync('asked', process.argv.slice(2).filter((arg) => arg !== '--no-progress').join(' ') + '\\n');
if (process.env.FAIL) { console.error(process.env.FAIL); process.exit(7); }
mkdirSync('node_modules', { recursive: true });
copyFileSync('package-lock.json', 'node_modules/.package-lock.json');
`;

const install = 'install --no-save --include=dev\n';

describe('installPackages', () => {
  let root = '';
  /** @type {NodeJS.ProcessEnv} */
  let env = {};
  const say = () => undefined;
  const asked = () => (existsSync(join(root, 'asked')) ? readFileSync(join(root, 'asked'), 'utf8') : '');

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'patchbay-install-'));
    write('package-lock.json', lockFile);
    write('package.json', { type: 'module' });
    writeFileSync(join(root, 'npm-cli.js'), npm);
    env = { ...process.env, npm_execpath: join(root, 'npm-cli.js') };
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('installs what is locked in a fresh clone, and nothing the second time', async () => {
    expect(await installPackages(root, say, env)).toBe('installed');
    expect(await installPackages(root, say, env)).toBe('nothing');
    expect(asked()).toBe(install);
  });

  it('installs again when the lock file changed', async () => {
    await installPackages(root, say, env);
    write('package-lock.json', {
      packages: { ...lockFile.packages, 'node_modules/new': { version: '1.0.0' } },
    });
    expect(await installPackages(root, say, env)).toBe('installed');
    expect(asked()).toBe(install + install);
  });

  it('leaves alone what somebody else installed with npm', async () => {
    write('node_modules/.package-lock.json', lockFile);
    expect(await installPackages(root, say, env)).toBe('nothing');
    expect(asked()).toBe('');
  });

  it('does not take an older version of a package for the one that is asked for', async () => {
    write('node_modules/.package-lock.json', { packages: { 'node_modules/left': { version: '1.2.2' } } });
    expect(await installPackages(root, say, env)).toBe('installed');
  });

  it('compiles native packages again for another Node', async () => {
    await installPackages(root, say, env);
    const stamp = join(root, 'node_modules/.patchbay/installed.json');
    writeFileSync(stamp, JSON.stringify({ ...JSON.parse(readFileSync(stamp, 'utf8')), abi: '1' }));
    expect(await installPackages(root, say, env)).toBe('rebuilt');
    expect(asked()).toBe(`${install}rebuild --include=dev\n`);
    expect(await installPackages(root, say, env)).toBe('nothing');
  });

  it.each([
    ['the network is down', 'npm error code ENOTFOUND', 'npm-offline', /Connect to the network/],
    ['npm fails in another way', 'npm error code EINTEGRITY', 'npm-failed', /exit code 7/],
  ])('says what to do when %s, and tries again the next time', async (_case, FAIL, code, message) => {
    await expect(installPackages(root, say, { ...env, FAIL })).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
    expect(await installPackages(root, say, env)).toBe('installed');
  });

  it('says what to do when there is no npm', async () => {
    await expect(installPackages(root, say, { PATH: join(root, 'empty') })).rejects.toMatchObject({
      code: 'npm-missing',
      message: expect.stringMatching(/^npm was not found.*nodejs\.org/),
    });
  });

  it('says what to do in a folder that cannot be written', async () => {
    chmodSync(root, 0o555);
    const isRoot = process.geteuid?.() === 0; // who may write anywhere, so become nobody for a moment
    if (isRoot) process.seteuid?.(65534);
    try {
      await expect(installPackages(root, say, env)).rejects.toMatchObject({ code: 'not-writable' });
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
    chmodSync(root, 0o755);
    expect(asked()).toBe('');
  });

  /**
   * @param {string} path
   * @param {unknown} content
   */
  function write(path, content) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), JSON.stringify(content));
  }
});
