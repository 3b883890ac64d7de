import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { executableFor, NODE_RUNTIME, PYTHON_RUNTIME, runtimeOf } from '@patchbay/manifest';
import type { Manifest } from '@patchbay/manifest';
import { executableUnusable } from '../errors.ts';
import { EXECUTABLE_HEADER_BYTES, problemWithExecutable } from '../supervisor/executable-format.ts';
import type { PluginCommand } from '../supervisor/plugin-command.ts';
import { assertMayExecute } from './disk.ts';
import type { Disk } from './disk.ts';
import type { Machine } from './machine.ts';
import { PYTHON_ENVIRONMENT, pythonFor } from './python.ts';
import { problemWithScript } from './shebang.ts';

/**
 * How the server half in `folder` is run on this machine; undefined when the manifest has none. Asked at install,
 * before anything is touched, and again before each start, for a machine changes. Rejects with the manifest's own error
 * or with `host.executable_unusable`, saying what there is, what is needed and what to do.
 */
export async function commandFor(
  folder: string,
  manifest: Manifest,
  machine: Machine,
): Promise<PluginCommand | undefined> {
  if (!manifest.server) return undefined;
  const path = executableOf(manifest, machine);
  const executable = join(folder, path);
  const file = await open(executable, 'r').catch(() => {
    throw executableUnusable(
      path,
      'the bundle does not contain it. Correct "server" in the manifest, or pack the file',
    );
  });
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw executableUnusable(path, 'it is not a file. Correct "server" in the manifest');
    const runtime = runtimeOf(manifest, path);
    if (runtime === NODE_RUNTIME) return { executable, interpreter: machine.nodePath };
    if (runtime === PYTHON_RUNTIME) {
      const interpreter = await pythonFor(folder, path, machine);
      return { executable, interpreter, environment: PYTHON_ENVIRONMENT };
    }
    if ((stat.mode & 0o111) === 0) {
      throw executableUnusable(path, 'it may not be executed. Pack it with its executable bit (chmod +x)');
    }
    await assertIsProgram(file, path, machine);
    return { executable };
  } finally {
    await file.close();
  }
}

/** As {@link commandFor}, and that a program may really be run where the bundle was unpacked. */
export async function assertRunsHere(
  folder: string,
  manifest: Manifest,
  machine: Machine,
  disk: Disk,
): Promise<void> {
  const command = await commandFor(folder, manifest, machine);
  if (command && command.interpreter === undefined) await assertMayExecute(disk, command.executable);
}

function executableOf(manifest: Manifest, { platform: { goos, goarch } }: Machine): string {
  try {
    return executableFor(manifest, goos, goarch);
  } catch (error) {
    const built = Object.keys(manifest.server?.executables ?? {});
    if (built.length === 0) throw error;
    const here = `${goos}-${goarch}`;
    throw executableUnusable(
      here,
      `the bundle has none for this machine, only for ${built.join(', ')}. Get a bundle that holds ${here}`,
    );
  }
}

async function assertIsProgram(file: FileHandle, path: string, machine: Machine): Promise<void> {
  const { goos, goarch } = machine.platform;
  const buffer = Buffer.alloc(EXECUTABLE_HEADER_BYTES);
  const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
  const header = buffer.subarray(0, bytesRead);
  const problem = problemWithExecutable(header, machine.platform);
  if (problem !== undefined)
    throw executableUnusable(path, `${problem}. Get a bundle built for ${goos}-${goarch}`);
  const inScript = await problemWithScript(header, machine.searchPath);
  if (inScript !== undefined) throw executableUnusable(path, inScript);
}
