import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { packBundle } from '@patchbay/bundle';
import { apiMethods } from '@patchbay/contract';
import { build } from 'esbuild';
import type { Walked } from '../fixtures/plugins/walker.ts';
import { interPluginHttp } from '../plugin-http/inter-plugin-http.ts';
import type { Logger } from './logger.ts';
import { openEngine, type Engine } from './open-engine.ts';

const ID = 'com.example.walker';
/** What a server, a plugin and 258 calls take on a busy machine, in milliseconds. */
const DEADLINE_MS = 120_000;

async function walkerBundle(folder: string): Promise<string> {
  await build({
    entryPoints: [fileURLToPath(new URL('../fixtures/plugins/walker.ts', import.meta.url))],
    outfile: join(folder, 'plugin/main.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    conditions: ['@patchbay/source'],
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  const server = { executable: 'main.mjs', runtime: 'node' };
  const manifest = { id: ID, name: 'Walker', version: '1.0.0', server };
  await writeFile(join(folder, 'plugin/plugin.json'), JSON.stringify(manifest));
  const bundle = join(folder, 'walker.tar.gz');
  await packBundle(join(folder, 'plugin'), bundle, { root: ID, executables: [] });
  return bundle;
}

describe('a plugin that calls every API method of a real server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-walk-'));
  let engine: Engine;
  let walked: Walked[];

  beforeAll(async () => {
    const quiet = (): void => undefined;
    const logger: Logger = {
      debug: quiet,
      info: quiet,
      warn: quiet,
      error: quiet,
    };
    await mkdir(join(folder, 'plugin'));
    engine = await openEngine({
      dataDir: join(folder, 'data'),
      filesDir: join(folder, 'files'),
      logger,
      environment: {},
      keyFilesDir: join(folder, 'config'),
      ownKeys: () => Promise.resolve([]),
    });
    await engine.host.start();
    await engine.host.install(createReadStream(await walkerBundle(folder)));
    await engine.host.enable(ID);
    expect(engine.host.statuses()).toMatchObject([{ plugin_id: ID, state: 2, error: '' }]);
    const answer = await interPluginHttp(engine.host, 'com.example.spec', { url: `/${ID}/` });
    walked = JSON.parse(await text(answer.body)) as Walked[];
  }, DEADLINE_MS);

  afterAll(async () => {
    await engine.host.stop();
    engine.detach();
    engine.hub.close();
    await engine.core.close();
    rmSync(folder, { recursive: true, force: true });
  }, DEADLINE_MS);

  it('gets an answer to each', () => {
    expect(walked.map(({ name }) => name)).toEqual(Object.keys(apiMethods));
    expect(walked.length).toBeGreaterThanOrEqual(258);
    expect(walked.filter(({ outcome }) => outcome === 'hang')).toEqual([]);
  });

  it('finds each of them there', () => {
    expect(walked.filter(({ error }) => error?.id === 'app.plugin.api.not_implemented')).toEqual([]);
  });

  it('gets a value or a proper error from each, and no call breaks', () => {
    const broken = walked.filter(
      ({ error }) =>
        error !== undefined &&
        (!['AppError', 'ErrorString'].includes(error.name) ||
          error.status_code === 500 ||
          /undefined|TypeError|not a function/.test(error.message)),
    );
    expect(broken).toEqual([]);
  });

  it('gets a value from those whose results hold no error', () => {
    const silent = Object.values(apiMethods).filter(
      (method) => !method.results.some((type) => type === 'error' || type === '*model.AppError'),
    );
    for (const { name } of silent) expect(walked).toContainEqual({ name, outcome: 'value' });
  });
});
