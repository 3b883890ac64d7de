import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { toolFolder } from './paths.mjs';

const run = promisify(execFile);

/** The first run downloads the module and compiles its export data, which can take minutes. */
export const DESCRIBE_DEADLINE_MS = 600_000;

/** Runs the Go half of the tool, which writes the JSON files into a folder. */
export async function describeModule(folder) {
  await run('go', ['run', '.', '-out', folder], { cwd: toolFolder, timeout: DESCRIBE_DEADLINE_MS });
}
