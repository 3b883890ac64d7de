import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { executableFor, NODE_RUNTIME } from '@patchbay/manifest';
import type { GoPlatform, Manifest } from '@patchbay/manifest';
import { executableUnusable } from '../errors.ts';
import { EXECUTABLE_HEADER_BYTES, problemWithExecutable } from '../supervisor/executable-format.ts';

/**
 * Whether the server half in `folder` can run on this machine, looked at before anything is touched. Rejects with
 * the manifest's own error, or with `host.executable_unusable`, saying what the bundle has and what is needed.
 */
export async function assertCanRun(folder: string, manifest: Manifest, platform: GoPlatform): Promise<void> {
  if (!manifest.server) return;
  const here = `${platform.goos}-${platform.goarch}`;
  let path;
  try {
    path = executableFor(manifest, platform.goos, platform.goarch);
  } catch (error) {
    const built = Object.keys(manifest.server.executables ?? {});
    if (built.length === 0) throw error;
    throw executableUnusable(
      here,
      `the bundle has none for this machine, only for ${built.join(', ')}. Get a bundle that holds ${here}`,
    );
  }
  let file;
  try {
    file = await open(join(folder, path), 'r');
  } catch {
    throw executableUnusable(
      path,
      'the bundle does not contain it. Correct "server" in the manifest, or pack the file',
    );
  }
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw executableUnusable(path, 'it is not a file. Correct "server" in the manifest');
    if (manifest.server.runtime === NODE_RUNTIME) return;
    if ((stat.mode & 0o111) === 0) {
      throw executableUnusable(path, 'it may not be executed. Pack it with its executable bit (chmod +x)');
    }
    const { buffer, bytesRead } = await file.read(
      Buffer.alloc(EXECUTABLE_HEADER_BYTES),
      0,
      EXECUTABLE_HEADER_BYTES,
      0,
    );
    const problem = problemWithExecutable(buffer.subarray(0, bytesRead), platform);
    if (problem !== undefined) throw executableUnusable(path, `${problem}. Get a bundle built for ${here}`);
  } finally {
    await file.close();
  }
}
