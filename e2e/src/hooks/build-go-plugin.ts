import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { repository } from '../start-patchbay.ts';

/** Builds outlive a test run, whose temporary folder does not. */
const CACHE = process.env['PATCHBAY_TEST_CACHE'] ?? tmpdir();

/** Whether Go is at hand; where it is not, what needs it skips by name. */
export const hasGo = spawnSync('go', ['version']).status === 0;

/** How long building may take where nothing is cached, in milliseconds. */
export const GO_BUILD_DEADLINE_MS = 300_000;

/** The path of the program in `e2e/fixtures/<name>`, built once per content and kept. */
export function buildGoPlugin(name: string): string {
  const source = join(repository, 'e2e/fixtures', name);
  const hash = createHash('sha256');
  for (const file of readdirSync(source).sort()) hash.update(readFileSync(join(source, file)));
  const program = join(CACHE, `patchbay-${name}-${hash.digest('hex').slice(0, 16)}`);
  if (existsSync(program)) return program;
  const folder = mkdtempSync(join(CACHE, 'patchbay-building-'));
  try {
    execFileSync('go', ['build', '-ldflags', '-s -w', '-o', join(folder, 'plugin'), '.'], {
      cwd: source,
      env: { ...process.env, CGO_ENABLED: '0' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    // Within the folder first, so that it is there whole or not at all.
    renameSync(join(folder, 'plugin'), program);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return program;
}
