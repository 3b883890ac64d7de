import { run } from './run.ts';

declare const PATCHBAY_CLI_VERSION: string;

const abort = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => abort.abort());

process.exitCode = await run(
  process.argv.slice(2),
  {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    directory: process.cwd(),
    signal: abort.signal,
  },
  PATCHBAY_CLI_VERSION,
);
