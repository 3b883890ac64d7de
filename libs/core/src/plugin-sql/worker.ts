// The process that runs one plugin's SQL (docs/decisions/0005-plugin-sql.md). Started by `worker-process.ts`.
import { Worker } from 'node:worker_threads';
import type { Request } from './protocol.ts';
import { Engine } from './worker/engine.ts';
import type { DatabaseFiles } from './worker/handle.ts';
import type { SqlLimits } from './worker/limits.ts';

/** Standard input is a pipe whose other end only the server holds. A statement cannot be waited for, so: at once. */
const WATCHDOG = `
  const { readSync } = require('node:fs');
  try { while (readSync(0, Buffer.alloc(1)) > 0); } catch {}
  process.kill(process.pid, 'SIGKILL');
`;

function die(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.kill(process.pid, 'SIGKILL');
}

process.on('uncaughtException', die);
process.on('unhandledRejection', die);
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
new Worker(WATCHDOG, { eval: true, stdin: false });

const { files, limits } = JSON.parse(process.argv[2] ?? '{}') as {
  files: DatabaseFiles;
  limits: Partial<SqlLimits>;
};
const engine = new Engine(files, limits);
process.on('message', (request: Request | { op: 'end' }) => {
  if (request.op !== 'end') return void engine.answer(request, (reply) => process.send?.(reply));
  engine.close();
  process.send?.({ ended: true });
});
process.send?.({ ready: true });
