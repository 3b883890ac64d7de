import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { bundleScript } from './fixtures/bundle-script.ts';
import { GO_BUILD_DEADLINE_MS, GO_PLUGIN_ID, goPluginBundle, hasGo } from './fixtures/go-plugin.ts';
import { packPlugin } from './fixtures/pack-plugin.ts';
import { childOf, isRunning, until, untilGone } from './fixtures/process-probe.ts';

/** What a host with one plugin takes to come up on a busy machine, in milliseconds. */
const DEADLINE_MS = 60_000;

const hosts: ChildProcess[] = [];

afterEach(() => {
  for (const host of hosts.splice(0)) host.kill('SIGKILL');
});

async function startHost(bundle: Buffer, pluginId: string) {
  const folder = mkdtempSync(join(tmpdir(), 'orphans-'));
  const file = join(folder, 'bundle.tar.gz');
  writeFileSync(file, bundle);
  const temporary = mkdtempSync(join(tmpdir(), 'o-'));
  const host = spawn(process.execPath, [await bundleScript('./host-process.ts'), folder, file, pluginId], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], TMPDIR: temporary },
  });
  hosts.push(host);
  const exited = once(host, 'exit');
  const lines = createInterface({ input: host.stdout })[Symbol.asyncIterator]();
  const { value } = (await lines.next()) as { value: string | undefined };
  const pids = (value ?? '')
    .split(' ')
    .map(Number)
    .filter((pid) => pid > 0);
  return { host, exited, pids, temporary };
}

async function killOnlyTheHost(bundle: Buffer, pluginId: string): Promise<void> {
  const { host, exited, pids, temporary } = await startHost(bundle, pluginId);
  expect(pids.length).toBeGreaterThan(0);
  expect(pids.filter(isRunning)).toEqual(pids);
  host.kill('SIGKILL');
  await exited;
  for (const pid of pids) await untilGone(pid);
  await until(() => readdirSync(temporary).length === 0, 'the end of the socket folder');
}

describe('no plugin process outlives a host that is killed with -9', () => {
  it(
    'a TypeScript plugin, nor the child it started',
    async () => {
      const id = 'com.example.says-its-pid';
      const bundle = await packPlugin({ id, script: await bundleScript('./plugins/says-its-pid.ts') });
      await killOnlyTheHost(bundle, id);
    },
    DEADLINE_MS,
  );

  it(
    'a process that the host had made and not yet let run',
    async () => {
      const host = spawn(process.execPath, [await bundleScript('./dies-before-the-gate.ts')], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      const exited = once(host, 'exit');
      const pid = Number(await text(host.stdout));
      expect(await exited).toEqual([null, 'SIGKILL']);
      expect(pid).toBeGreaterThan(0);
      await untilGone(pid);
    },
    DEADLINE_MS,
  );

  (hasGo ? describe : describe.skip)('with Go (needs go on the PATH)', () => {
    let bundle: Buffer;

    beforeAll(async () => {
      bundle = await goPluginBundle();
    }, GO_BUILD_DEADLINE_MS);

    it(
      'a Go plugin, which does not notice by itself',
      () => killOnlyTheHost(bundle, GO_PLUGIN_ID),
      DEADLINE_MS,
    );

    it(
      'a Go plugin when the guardian had been killed before',
      async () => {
        const { host, exited, pids } = await startHost(bundle, GO_PLUGIN_ID);
        const guardian = (): number | undefined => childOf(host.pid ?? 0, 'watched=');
        const first = guardian() ?? 0;
        process.kill(first, 'SIGKILL');
        await untilGone(first);
        await until(() => guardian() !== undefined, 'another guardian');
        host.kill('SIGKILL');
        await exited;
        for (const pid of pids) await untilGone(pid);
      },
      DEADLINE_MS,
    );
  });
});
