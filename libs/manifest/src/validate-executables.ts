import { posix } from 'node:path';
import type { Manifest } from './manifest.ts';
import type { ManifestIssue } from './validate-manifest.ts';

/** The value of `server.runtime` that Patchbay knows. */
export const NODE_RUNTIME = 'node';

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
  if (server.runtime !== undefined && server.runtime !== '' && server.runtime !== NODE_RUNTIME) {
    yield {
      severity: 'error',
      path: 'server.runtime',
      message: `is unknown: ${JSON.stringify(server.runtime)}`,
      remedy:
        'Write "node" for a script that Patchbay runs with its own Node, or leave it out for a program.',
    };
  }
}
