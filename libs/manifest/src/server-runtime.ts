import type { Manifest } from './manifest.ts';

/** The executable is a script for the Node that the server itself runs on. */
export const NODE_RUNTIME = 'node';
/** The executable is a script for the Python of the bundle or of the machine. */
export const PYTHON_RUNTIME = 'python';

/** The values of `server.runtime` that Patchbay knows. */
export const SERVER_RUNTIMES = [NODE_RUNTIME, PYTHON_RUNTIME] as const;
export type ServerRuntime = (typeof SERVER_RUNTIMES)[number];

/**
 * What runs `executable`: the runtime that the manifest names, Python for a file that ends in `.py` where it names
 * none. Undefined for a program or a script that runs by itself; so does one with a runtime that nobody knows, since a
 * Mattermost server ignores the field.
 */
export function runtimeOf(manifest: Manifest, executable: string): ServerRuntime | undefined {
  const named = manifest.server?.runtime ?? '';
  if (named === '') return executable.toLowerCase().endsWith('.py') ? PYTHON_RUNTIME : undefined;
  return SERVER_RUNTIMES.find((runtime) => runtime === named);
}
