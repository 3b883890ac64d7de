import { afterEach, describe, expect, it } from '@jest/globals';
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { bundlePlugin } from '../../fixtures/bundle.ts';
import { buildGoPeers, goIsMissing } from '../../fixtures/go-peers.ts';
import { startPeer } from '../../fixtures/start-peer.ts';
import type { RunningPeer } from '../../fixtures/start-peer.ts';
import { Upload } from '../../fixtures/upload.ts';

const FILE_BYTES = 200 * 1024 * 1024;
const MAX_HELD_BYTES = 8 * 1024 * 1024;
const DEADLINE_MS = 580_000;

let running: RunningPeer | undefined;

afterEach(async () => {
  await running?.stop();
  running = undefined;
});

async function uploadThrough(program: string): Promise<void> {
  running = await startPeer(program);
  const upload = new Upload(FILE_BYTES);
  const through = upload.through(running.plugin);
  // The connection is not the file's alone.
  for (let count = 0; count < 20; count++) await running.plugin.ping();
  expect(await through).toBe(true);
  expect(upload.back).toBe(FILE_BYTES);
  expect(upload.mostHeld).toBeLessThan(MAX_HELD_BYTES);
}

describe('a file of 200 MB that a plugin replaces by itself goes through with a few pieces in memory', () => {
  it(
    'in a TypeScript plugin',
    async () => {
      const program = await bundlePlugin(new URL('../../fixtures/flow-plugin.ts', import.meta.url));
      try {
        await uploadThrough(program);
      } finally {
        rmSync(dirname(program), { recursive: true, force: true });
      }
    },
    DEADLINE_MS,
  );

  const withGo = goIsMissing === undefined ? it : it.skip;
  withGo(
    `in a Go plugin${goIsMissing === undefined ? '' : ' (needs go)'}`,
    () => uploadThrough(buildGoPeers().flow),
    DEADLINE_MS,
  );
});
