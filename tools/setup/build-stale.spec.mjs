import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { buildStale } from './build-stale.mjs';

/** A build that leaves one file and fails when its source says so. */
const build = (/** @type {string} */ out) => `
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
if (readFileSync('src/index.ts', 'utf8').includes('broken')) { console.error('it is broken'); process.exit(1); }
mkdirSync('dist', { recursive: true });
writeFileSync('dist/${out}', readFileSync('src/index.ts'));
`;

describe('buildStale', () => {
  let root = '';
  const say = () => undefined;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'patchbay-build-'));
    write('package.json', JSON.stringify({ workspaces: ['apps/*', 'libs/*'], type: 'module' }));
    write('package-lock.json', '{}');
    project('libs/core', {});
    project('apps/server', { '@p/core': '1' }, 'main.js');
    project('apps/demo-plugin', {}, 'demo-1.0.0.tar.gz');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('builds every app of a fresh clone, and nothing when nothing changed', async () => {
    expect(await buildStale(root, say)).toEqual(['@p/demo-plugin', '@p/server']);
    expect(await buildStale(root, say)).toEqual([]);
  });

  it('builds an app again when a library it is built from changed, and only that app', async () => {
    await buildStale(root, say);
    write('libs/core/src/index.ts', 'changed');
    expect(await buildStale(root, say)).toEqual(['@p/server']);
  });

  it('builds nothing for a change in a test, a fixture or a README', async () => {
    await buildStale(root, say);
    write('libs/core/src/index.spec.ts', 'changed');
    write('libs/core/src/fixtures/x.ts', 'changed');
    write('libs/core/README.md', 'changed');
    expect(await buildStale(root, say)).toEqual([]);
  });

  it('builds again what somebody removed', async () => {
    await buildStale(root, say);
    rmSync(join(root, 'apps/server/dist'), { recursive: true });
    expect(await buildStale(root, say)).toEqual(['@p/server']);
    expect(existsSync(join(root, 'apps/server/dist/prepackaged_plugins/demo-1.0.0.tar.gz'))).toBe(true);
  });

  it('ships the server with the newest demo bundle and no other', async () => {
    await buildStale(root, say);
    rmSync(join(root, 'apps/demo-plugin/dist'), { recursive: true });
    write('apps/demo-plugin/build.mjs', build('demo-1.1.0.tar.gz'));
    write('apps/demo-plugin/src/index.ts', 'newer');
    await buildStale(root, say);
    const shipped = join(root, 'apps/server/dist/prepackaged_plugins');
    expect(readdirSync(shipped)).toEqual(['demo-1.1.0.tar.gz']);
    expect(readFileSync(join(shipped, 'demo-1.1.0.tar.gz'), 'utf8')).toBe('newer');
  });

  it('puts the command line, built after the install, where npx finds it', async () => {
    project('apps/cli', {}, 'patchbay.js');
    await buildStale(root, say);
    expect(readFileSync(join(root, 'node_modules/.bin/patchbay'), 'utf8')).toBe('first');
  });

  it('names the app that does not build, and tries it again the next time', async () => {
    write('apps/server/src/index.ts', 'broken');
    await expect(buildStale(root, say)).rejects.toMatchObject({
      code: 'build-failed',
      message: expect.stringMatching(/^apps\/server does not build/),
    });
    await expect(buildStale(root, say)).rejects.toMatchObject({ code: 'build-failed' });
    write('apps/server/src/index.ts', 'mended');
    expect(await buildStale(root, say)).toEqual(['@p/server']);
  });

  /**
   * @param {string} folder
   * @param {Record<string, string>} dependencies
   * @param {string} [out] what its build leaves; none: it has no build
   */
  function project(folder, dependencies, out) {
    write(`${folder}/package.json`, JSON.stringify({ name: `@p/${folder.split('/')[1]}`, dependencies }));
    write(`${folder}/src/index.ts`, 'first');
    if (out) write(`${folder}/build.mjs`, build(out));
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
