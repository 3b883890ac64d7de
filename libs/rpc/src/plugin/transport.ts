import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServeOptions } from './serve-options.ts';
import type { CapturedOutput } from './standard-output.ts';

/** The process that a transport serves. */
export interface PluginProcess {
  readonly options: ServeOptions;
  readonly stdout: CapturedOutput;
  readonly stderr: CapturedOutput;
  /** A host is there. */
  connected(): void;
  /** The host said so, or is gone: the process ends. */
  leave(): void;
}

/** What the handshake line says behind the versions (contract: go-plugin-wire §A.3). */
export interface Listening {
  readonly network: 'unix' | 'tcp';
  readonly address: string;
  readonly protocol: 'netrpc' | 'grpc';
  /** Base64 without padding. */
  readonly certificate?: string;
}

/** One way for a host to speak with a plugin: listens, and serves whoever comes. */
export type PluginTransport = (process: PluginProcess) => Promise<Listening>;

/** Longest path that every system takes for a unix socket, without the terminating zero. */
const MAX_SOCKET_PATH_BYTES = 103;

/** A path for the plugin's socket, removed when the process ends; undefined where there are no unix sockets. */
export function pluginSocketPath(): string | undefined {
  if (process.platform === 'win32') return undefined;
  const directory = process.env['PLUGIN_UNIX_SOCKET_DIR'] || tmpdir();
  const path = join(directory, `plugin${randomBytes(6).toString('hex')}`);
  if (Buffer.byteLength(path) > MAX_SOCKET_PATH_BYTES)
    throw new Error(`the socket path ${path} is too long: set PLUGIN_UNIX_SOCKET_DIR to a shorter one`);
  process.on('exit', () => rmSync(path, { force: true }));
  return path;
}
