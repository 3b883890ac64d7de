import { announcement } from './start/announce.ts';
import { readOptions } from './start/options.ts';
import { startServer } from './start/start-server.ts';
import { StartTrace } from './start/start-trace.ts';

/** Two signals closer together than this are one, in milliseconds. */
const SAME_KEYPRESS_MS = 500;

/**
 * The process: starts the server, says where it is, stops it on a signal.
 *
 * @param onReady called once everything answers and that has been said
 * @throws StartError with one line for the administrator
 */
export async function runServer(onReady: () => void): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env, import.meta.url);
  const trace = new StartTrace(options.traceStart);
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
  onReady();
}
