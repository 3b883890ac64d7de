import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { toolFolder } from './paths.mjs';

const run = promisify(execFile);

/** The first run downloads the module and compiles its export data, which can take minutes. */
export const DESCRIBE_DEADLINE_MS = 600_000;

/** Go's own packages are part of the description (`http.Response` reaches far), so its release is part of the input. */
const GO_RELEASE = 'go1.26';
/** Fetched by Go itself where another release is installed. */
const GO_TOOLCHAIN = 'go1.26.8';

/** The Go release on the PATH, such as `go1.26.8`; undefined without Go. */
export function installedGo() {
  const asked = spawnSync('go', ['env', 'GOVERSION'], {
    cwd: toolFolder,
    encoding: 'utf8',
    env: { ...process.env, GOTOOLCHAIN: 'local' },
  });
  return asked.status === 0 ? asked.stdout.trim() : undefined;
}

/** Runs the Go half of the tool, which writes the JSON files into a folder. */
export async function describeModule(folder) {
  const fits = `${installedGo()}.`.startsWith(`${GO_RELEASE}.`);
  await run('go', ['run', '.', '-out', folder], {
    cwd: toolFolder,
    timeout: DESCRIBE_DEADLINE_MS,
    env: { ...process.env, GOTOOLCHAIN: fits ? 'local' : GO_TOOLCHAIN },
  });
}
