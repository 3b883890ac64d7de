import { writeSync } from 'node:fs';
import { MATTERMOST_HANDSHAKE } from '../magic-cookie.ts';
import { netRpcTransport } from './net-rpc-transport.ts';
import type { ServeOptions } from './serve-options.ts';
import { CapturedOutput } from './standard-output.ts';
import type { Listening } from './transport.ts';

/** A plugin that no host connects to within this leaves: its host died between starting and dialling it. */
const HOST_DEADLINE_MS = 60_000;
/** How long `onLeave` may take. */
const LEAVE_DEADLINE_MS = 1_500;

const NOT_FOR_PEOPLE = `This binary is a plugin. These are not meant to be executed directly.
Please execute the program that consumes these plugins, which will
load any plugins automatically
`;

const STDOUT_FD = 1;
const STDERR_FD = 2;

/**
 * Makes this process a plugin (contract: go-plugin-wire §A.2): checks the cookie, listens, prints the handshake and
 * serves until the host says Quit or is gone; then the process exits. From the call on, what the process writes to its
 * standard output and error goes to the host.
 */
export async function servePlugin(options: ServeOptions): Promise<void> {
  if (process.env[MATTERMOST_HANDSHAKE.magicCookieKey] !== MATTERMOST_HANDSHAKE.magicCookieValue) {
    writeSync(STDERR_FD, NOT_FOR_PEOPLE);
    process.exit(1);
  }
  const stdout = new CapturedOutput();
  const stderr = new CapturedOutput();
  stdout.capture(process.stdout);
  stderr.capture(process.stderr);
  // A Ctrl-C in the host's terminal reaches its plugins too; the host decides when they end.
  process.on('SIGINT', () => undefined);

  await new Promise<void>((resolve) => {
    let leaving = false;
    const leave = (): void => {
      if (leaving) return;
      leaving = true;
      // The answer to Quit leaves first.
      setImmediate(resolve);
    };
    const deadline = setTimeout(leave, HOST_DEADLINE_MS);
    process.on('exit', () => {
      stdout.release(STDERR_FD);
      stderr.release(STDERR_FD);
    });
    const listen = options.transport ?? netRpcTransport;
    listen({ options, stdout, stderr, leave, connected: () => clearTimeout(deadline) }).then(
      (listening) => writeSync(STDOUT_FD, `${handshakeLine(listening)}\n`),
      (error: unknown) => {
        writeSync(
          STDERR_FD,
          `plugin init error: ${error instanceof Error ? error.message : String(error)}\n`,
        );
        process.exit(1);
      },
    );
  });
  const patience = setTimeout(() => process.exit(0), LEAVE_DEADLINE_MS);
  patience.unref();
  await options.onLeave?.();
  process.exit(0);
}

/** The line that the host waits for (contract: go-plugin-wire §A.3). */
function handshakeLine({ network, address, protocol, certificate = '' }: Listening): string {
  // Said by go-plugin whatever the transport, when it was asked; our gRPC has no multiplexing to offer.
  const multiplex = process.env['PLUGIN_MULTIPLEX_GRPC'] && protocol === 'netrpc' ? '|true' : '';
  const { protocolVersion } = MATTERMOST_HANDSHAKE;
  return `1|${protocolVersion}|${network}|${address}|${protocol}|${certificate}${multiplex}`;
}
