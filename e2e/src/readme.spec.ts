import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it, jest } from '@jest/globals';

import { demoState, noProcessLeft, PluginState } from './demo-plugin.ts';
import { freePort } from './free-port.ts';
import { descendantsOf } from './processes.ts';
import { RestClient } from './rest-client.ts';
import { administrator, repository, startPatchbay } from './start-patchbay.ts';

jest.setTimeout(180_000);

const readme = readFileSync(join(repository, 'README.md'), 'utf8');

/** Commands stand in a fence of sh, one per line, or in backquotes when they begin with npm. */
const fences = [...readme.matchAll(/```sh\n([^`]*)```/g)].flatMap(([, lines = '']) =>
  lines.trim().split('\n'),
);
const inline = [...readme.matchAll(/`(npm [^`]+)`/g)].map(([, command = '']) => command);
const commands = [...new Set([...fences, ...inline])];

const runs: Record<string, (command: string) => Promise<void>> = {
  'npm start': (command) =>
    started(command, async (rest) => {
      const { active } = await rest.get<{ active: unknown[] }>('/plugins');
      expect(active).toEqual([]);
    }),
  'npm start -- --demo': (command) =>
    started(command, async (rest) => {
      await demoState(rest, PluginState.running);
      const { PluginSettings } = await rest.get<{ PluginSettings: { EnableUploads: boolean } }>('/config');
      expect(PluginSettings.EnableUploads).toBe(true);
    }),
  // It is what runs this test, unless somebody runs Jest by hand; it cannot run inside itself.
  'npm test': () => {
    const { scripts } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
    expect(scripts.test).toBe('node tools/test/main.mjs');
    expect(readFileSync(join(repository, 'tools/test/run.mjs'), 'utf8')).toContain("projects: ['e2e']");
    return Promise.resolve();
  },
};

describe('README.md', () => {
  it('names the two commands', () => {
    expect(fences).toEqual(['npm start', 'npm test']);
  });

  it.each(commands)('%s does what it says', async (command) => {
    const run = runs[command];
    if (!run) throw new Error(`README.md names "${command}", which no test runs: add it here`);
    await run(command);
  });

  it('points only at folders and files that are there', () => {
    const paths = [...readme.matchAll(/`((?:libs|apps|tools|docs|e2e)(?:\/[\w-]+)*)`|\]\(([\w./-]+)\)/g)];
    expect(paths.length).toBeGreaterThan(10);
    for (const [, folder, link] of paths)
      expect([folder ?? link, existsSync(join(repository, folder ?? link ?? ''))]).toEqual([
        folder ?? link,
        true,
      ]);
  });
});

async function started(command: string, check: (rest: RestClient) => Promise<void>): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'patchbay-readme-'));
  const patchbay = await startPatchbay({ dataDir, port: await freePort(), command });
  try {
    await check(await RestClient.login(patchbay.url, administrator));
    const processes = descendantsOf(patchbay.pid);
    expect(await patchbay.end('SIGTERM')).toEqual({ code: 0, signal: null });
    await noProcessLeft(processes, dataDir);
  } finally {
    await patchbay.end('SIGKILL');
    rmSync(dataDir, { recursive: true });
  }
}
