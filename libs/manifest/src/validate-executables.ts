import { posix } from 'node:path';
import type { Manifest } from './manifest.ts';
import { SERVER_RUNTIMES } from './server-runtime.ts';
import type { ManifestIssue } from './validate-manifest.ts';

/** Checks the paths of the server half and our `runtime`. */
export function* validateExecutables({ server }: Manifest): Generator<ManifestIssue> {
  if (server === undefined) return;
  const named = Object.entries(server.executables ?? {}).map(
    ([platform, path]) => [`server.executables.${platform}`, path] as const,
  );
  for (const [path, executable] of [...named, ['server.executable', server.executable] as const]) {
    if (!posix.normalize(executable).startsWith('..')) continue;
    yield {
      severity: 'error',
      path,
      message: `leaves the bundle: ${JSON.stringify(executable)}`,
      remedy: 'Write a path relative to the manifest.',
    };
  }
  if (server.executable === '' && !named.some(([, executable]) => executable !== '')) {
    yield {
      severity: 'warning',
      path: 'server',
      message: 'names no executable, so the server half can start nowhere',
      remedy: 'Set server.executable or server.executables, or leave server out.',
    };
  }
  const runtime = server.runtime ?? '';
  if (runtime !== '' && !SERVER_RUNTIMES.some((known) => known === runtime)) {
    yield {
      severity: 'error',
      path: 'server.runtime',
      message: `is unknown: ${JSON.stringify(runtime)}`,
      remedy: 'Write "node" or "python" for a script that Patchbay runs, or leave it out for a program.',
    };
  }
}
