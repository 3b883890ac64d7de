import { lstat, open, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { executableUnusable } from '../errors.ts';
import { EXECUTABLE_HEADER_BYTES, problemWithExecutable } from '../supervisor/executable-format.ts';
import { findProgram, isProgram } from './machine.ts';
import type { Machine } from './machine.ts';

/** Where a bundle may hold a Python of its own, in the order in which they are looked for. */
export const VENV_INTERPRETERS = ['venv/bin/python', '.venv/bin/python'] as const;
const ON_THE_PATH = ['python3', 'python'] as const;

/** Code, as opposed to data that a plugin may change: looked at again before each start. */
export const PYTHON_CODE = /(\.(py|pyc|pyd|pth|dylib)|\.so(\.[0-9.]+)?|(^|\/)pyvenv\.cfg)$/i;

/** How Python is to behave: its output comes at once, and the unpacked bundle stays as it was installed. */
export const PYTHON_ENVIRONMENT = { PYTHONUNBUFFERED: '1', PYTHONDONTWRITEBYTECODE: '1' } as const;

/** The Python of the bundle, relative to it; undefined when it has none. */
export async function venvInterpreter(folder: string): Promise<string | undefined> {
  for (const path of VENV_INTERPRETERS) {
    const there = await lstat(join(folder, path)).catch(() => undefined);
    if (there) return path;
  }
  return undefined;
}

/**
 * Absolute path of the Python for a script of the bundle in `folder`: the bundle's own, or the machine's. Rejects with
 * `host.executable_unusable` when the bundle's lies outside or cannot run here, or when there is none anywhere.
 */
export async function pythonFor(folder: string, script: string, machine: Machine): Promise<string> {
  const own = await venvInterpreter(folder);
  if (own !== undefined) {
    await assertUsable(folder, own, machine);
    return join(folder, own);
  }
  for (const name of ON_THE_PATH) {
    const found = await findProgram(name, machine.searchPath);
    if (found !== undefined) return found;
  }
  throw executableUnusable(
    script,
    `it is a Python script, and there is no Python: the bundle has neither ${VENV_INTERPRETERS.join(' nor ')}, and the PATH of the server neither ${ON_THE_PATH.join(' nor ')}. Install Python 3, or pack a virtual environment made with "python3 -m venv --copies"`,
  );
}

async function assertUsable(folder: string, path: string, { platform }: Machine): Promise<void> {
  const file = join(folder, path);
  const real = await realpath(file).catch(() => undefined);
  if (real === undefined || !real.startsWith((await realpath(folder)) + sep))
    throw executableUnusable(
      path,
      'it is a link that leads out of the bundle. Make the virtual environment with "python3 -m venv --copies"',
    );
  if (!(await isProgram(file)))
    throw executableUnusable(path, 'it may not be executed. Pack it with its executable bit (chmod +x)');
  const header = Buffer.alloc(EXECUTABLE_HEADER_BYTES);
  const opened = await open(file, 'r');
  try {
    const { bytesRead } = await opened.read(header, 0, header.length, 0);
    const problem = problemWithExecutable(header.subarray(0, bytesRead), platform);
    if (problem !== undefined)
      throw executableUnusable(path, `${problem}. Get a bundle built for this machine`);
  } finally {
    await opened.close();
  }
}
