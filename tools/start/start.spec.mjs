import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const tools = fileURLToPath(new URL('..', import.meta.url));

/** A server that tells what it was given and then waits; with --fail it ends by itself. */
const server = `
import { setInterval } from 'node:timers';
if (process.argv.includes('--fail')) process.exit(9);
process.on('SIGTERM', () => { console.log('stopped'); process.exit(0); });
setInterval(() => {}, 1000);
console.log(JSON.stringify({ pid: process.pid, args: process.argv.slice(2), main: process.argv[1] }));
console.log('ready http://localhost:1');
`;
const build = `
import { copyFileSync, mkdirSync } from 'node:fs';
mkdirSync('dist', { recursive: true });
copyFileSync('src/main.js', 'dist/main.js');
`;
const lockFile = '{"packages":{}}';

describe('npm start', () => {
  let root = '';
  /** @type {Set<import('node:child_process').ChildProcess>} */
  const running = new Set();

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'patchbay-start-'));
    for (const part of ['setup', 'start'])
      cpSync(join(tools, part), join(root, 'tools', part), { recursive: true });
    write('package.json', JSON.stringify({ type: 'module', workspaces: ['apps/*'] }));
    write('package-lock.json', lockFile);
    write('node_modules/.package-lock.json', lockFile);
    write('apps/server/package.json', JSON.stringify({ name: '@p/server', type: 'module' }));
    write('apps/server/build.mjs', build);
    write('apps/server/src/main.js', server);
  });
  afterEach(async () => {
    for (const child of running) child.kill('SIGKILL');
    rmSync(root, { recursive: true });
  });

  it('builds, and becomes the server: one process, its arguments, its last line', async () => {
    const started = start(['--demo']);
    await started.printed(/^ready .*\n/m);
    const [first, last] = started.stdout().trimEnd().split('\n');
    expect(JSON.parse(first ?? '')).toEqual({
      pid: started.pid,
      args: ['--demo'],
      main: join(root, 'apps/server/dist/main.js'),
    });
    expect(last).toBe('ready http://localhost:1');
    expect(started.stderr()).toMatch(/^Built apps\/server in/);
  });

  it('installs and builds nothing the second time, and needs no program but Node', async () => {
    const first = start([]);
    await first.printed(/^ready/m);
    first.kill('SIGTERM');
    await first.ended;
    const built = join(root, 'apps/server/dist/main.js');
    const { mtimeMs } = statSync(built);

    const second = start([], { PATH: join(root, 'empty') });
    await second.printed(/^ready/m);
    expect(second.stderr()).toBe('');
    expect(statSync(built).mtimeMs).toBe(mtimeMs);
  });

  it('stops on SIGTERM as the server does', async () => {
    const started = start([]);
    await started.printed(/^ready/m);
    started.kill('SIGTERM');
    expect(await started.ended).toEqual([0, null]);
    expect(started.stdout()).toMatch(/stopped\n$/);
  });

  it("ends with the server's exit code", async () => {
    expect(await start(['--fail']).ended).toEqual([9, null]);
  });

  it('stops a build on SIGTERM and leaves no process of it', async () => {
    write(
      'apps/server/build.mjs',
      `import { writeFileSync } from 'node:fs';
      writeFileSync('pid', String(process.pid)); process.kill(process.ppid, 'SIGTERM'); setInterval(() => {}, 1000);`,
    );
    const started = start([]);
    expect(await started.ended).toEqual([143, null]);
    expect(started.stderr()).toMatch(/^patchbay: stopped by SIGTERM\.\n$/);
    const pid = Number(readFileSync(join(root, 'apps/server/pid'), 'utf8'));
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  it('says in one line that Node is too old, before it looks at anything else', async () => {
    write(
      'old.cjs',
      `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.0' } });`,
    );
    rmSync(join(root, 'package-lock.json'));
    const started = start([], { NODE_OPTIONS: `--require ${join(root, 'old.cjs')}` });
    expect(await started.ended).toEqual([1, null]);
    expect(started.stderr()).toMatch(/^patchbay: Patchbay needs Node 20\.19.*this is Node 18\.20\.0.*\n$/);
  });

  it('says which app does not build, and starts nothing', async () => {
    write('apps/server/build.mjs', `console.error('src/main.js:1: no such thing'); process.exit(2);`);
    const started = start([]);
    expect(await started.ended).toEqual([1, null]);
    expect(started.stderr()).toMatch(/no such thing\npatchbay: apps\/server does not build.*\n$/);
    expect(existsSync(join(root, 'apps/server/dist/main.js'))).toBe(false);
  });

  /**
   * @param {string[]} args
   * @param {NodeJS.ProcessEnv} [env]
   */
  function start(args, env = {}) {
    const child = spawn(process.execPath, ['tools/start/main.mjs', ...args], {
      cwd: root,
      env: { ...process.env, NODE_OPTIONS: '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => (stdout += chunk));
    child.stderr.on('data', (chunk) => (stderr += chunk));
    const ended = new Promise((resolve) => child.once('close', (code, signal) => resolve([code, signal])));
    return {
      pid: child.pid,
      stdout: () => stdout,
      stderr: () => stderr,
      ended,
      kill: (/** @type {NodeJS.Signals} */ signal) => child.kill(signal),
      /** @param {RegExp} pattern */
      printed: (pattern) =>
        new Promise((resolve, reject) => {
          const look = () => pattern.test(stdout) && resolve(undefined);
          child.stdout.on('data', look);
          child.once('close', () => reject(new Error(`ended without ${pattern}: ${stderr}`)));
        }),
    };
  }

  /**
   * @param {string} path
   * @param {string} content
   */
  function write(path, content) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
});
