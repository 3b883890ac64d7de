import { randomBytes } from 'node:crypto';
import { rmSync, writeSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MATTERMOST_HANDSHAKE } from '../magic-cookie.ts';
import { HostConnection } from './plugin-connection.ts';
import type { ServeOptions } from './serve-options.ts';
import { CapturedOutput } from './standard-output.ts';

/** A plugin that no host connects to within this leaves: its host died between starting and dialling it. */
const HOST_DEADLINE_MS = 60_000;
/** How long `onLeave` may take. */
const LEAVE_DEADLINE_MS = 1_500;
/** Longest path that every system takes for a unix socket, without the terminating zero. */
const MAX_SOCKET_PATH_BYTES = 103;

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
    const connections = new Set<HostConnection>();
    let leaving = false;
    const leave = (): void => {
      if (leaving) return;
      leaving = true;
      // The answer to Quit leaves first.
      setImmediate(resolve);
    };
    const deadline = setTimeout(leave, HOST_DEADLINE_MS);
    const server = createServer((socket) => {
      const connection = new HostConnection(socket, { options, stdout, stderr, quit: leave });
      connections.add(connection);
      void connection.closed.then(() => {
        connections.delete(connection);
        if (connection.used && ![...connections].some((other) => other.used)) leave();
      });
      if (!leaving) clearTimeout(deadline);
    });
    process.on('exit', () => {
      stdout.release(STDERR_FD);
      stderr.release(STDERR_FD);
    });
    listen(server, (error, line) => {
      if (error === undefined) {
        writeSync(STDOUT_FD, `${line}\n`);
        return;
      }
      writeSync(STDERR_FD, `plugin init error: ${error.message}\n`);
      process.exit(1);
    });
  });
  const patience = setTimeout(() => process.exit(0), LEAVE_DEADLINE_MS);
  patience.unref();
  await options.onLeave?.();
  process.exit(0);
}

/** Listens where the host can reach it; calls back with the handshake line. */
function listen(server: Server, done: (error: Error | undefined, line: string) => void): void {
  const multiplex = process.env['PLUGIN_MULTIPLEX_GRPC'] ? '|true' : '';
  const announce = (network: string, address: string): void =>
    done(undefined, `1|${MATTERMOST_HANDSHAKE.protocolVersion}|${network}|${address}|netrpc|${multiplex}`);
  server.once('error', (error) => done(error, ''));
  if (process.platform === 'win32') {
    server.listen(0, '127.0.0.1', () =>
      announce('tcp', `127.0.0.1:${(server.address() as AddressInfo).port}`),
    );
    return;
  }
  const directory = process.env['PLUGIN_UNIX_SOCKET_DIR'] || tmpdir();
  const path = join(directory, `plugin${randomBytes(6).toString('hex')}`);
  if (Buffer.byteLength(path) > MAX_SOCKET_PATH_BYTES)
    return done(
      new Error(`the socket path ${path} is too long: set PLUGIN_UNIX_SOCKET_DIR to a shorter one`),
      '',
    );
  process.on('exit', () => rmSync(path, { force: true }));
  server.listen(path, () => announce('unix', path));
}
