import { announcement } from './start/announce.ts';
import { StartError } from './start/errors.ts';
import { assertNodeVersion } from './start/node-version.ts';
import { readOptions } from './start/options.ts';
import { StartTrace } from './start/start-trace.ts';

/** Two signals closer together than this are one, in milliseconds. */
const SAME_KEYPRESS_MS = 500;

/** The process: starts the server, says where it is, stops it on a signal. */
async function main(): Promise<void> {
  assertNodeVersion(process.versions.node);
  const options = readOptions(process.argv.slice(2), process.env, import.meta.url);
  const trace = new StartTrace(options.traceStart);
  const { startServer } = await import('./start/start-server.ts');
  trace.step('libraries');
  const server = await startServer(options, trace);
  process.on('unhandledRejection', (reason) =>
    server.log.error('A promise was left without its error being handled', {
      error: reason instanceof Error ? (reason.stack ?? reason.message) : String(reason),
    }),
  );

  let stoppingSince: number | undefined;
  const stop = (signal: NodeJS.Signals, signalNumber: number) => {
    if (stoppingSince !== undefined) {
      // Under npm one Ctrl-C comes twice: from the terminal, and passed on by npm.
      if (performance.now() - stoppingSince < SAME_KEYPRESS_MS) return;
      // The second signal is an order: what is still running is left to the guardian of plugin processes.
      process.exit(128 + signalNumber);
    }
    stoppingSince = performance.now();
    server.log.info('The server stops', { signal });
    void server.stop().then((clean) => process.exit(clean ? 0 : 1));
  };
  process.on('SIGINT', () => stop('SIGINT', 2));
  process.on('SIGTERM', () => stop('SIGTERM', 15));

  process.stdout.write(announcement(server.notice));
}

main().catch((error: unknown) => {
  const text = error instanceof StartError || !(error instanceof Error) ? String(error) : error.stack;
  process.stderr.write(`patchbay: ${text?.replace(/^StartError: /, '')}\n`);
  process.exit(1);
});
