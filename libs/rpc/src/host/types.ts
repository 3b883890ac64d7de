import type { API, Context, HookArgs, HookName, HookResult, HttpRequest } from '@patchbay/contract';
import type { ServerResponse } from 'node:http';
import type { TlsIdentity } from '../grpc/tls/identity.ts';
import type { PluginDriver } from './plugin-driver.ts';

/** What a plugin said on its handshake line (contract: go-plugin-wire §A.3). */
export interface Handshake {
  readonly network: 'unix' | 'tcp';
  /** Socket path, or `host:port`. */
  readonly address: string;
  readonly protocolVersion: number;
  readonly protocol: 'netrpc' | 'grpc';
  /** The plugin's certificate, DER in base64; there only when it was asked for TLS, or asks for it itself. */
  readonly certificate?: string;
}

/** Where the wire reports what is nobody's call: a dropped stream, a method that is missing. */
export interface WireLogger {
  debug?(message: string, fields?: Record<string, unknown>): void;
  warn(message: string, fields?: Record<string, unknown>): void;
}

export interface ConnectOptions {
  /** Served to the plugin. What is missing is answered with a 501 that names the method. */
  api: Partial<API>;
  /** The plugin's SQL; without it each call answers that there is none. */
  driver?: PluginDriver | undefined;
  /** Chunks the plugin wrote to its standard output after the handshake. */
  onStdout(chunk: Buffer): void;
  onStderr(chunk: Buffer): void;
  logger?: WireLogger;
  /** Whether somebody holds the plugin in a debugger: it then need not answer pings of the connection (net/rpc). */
  held?: (() => boolean) | undefined;
  /**
   * Asks for TLS with certificates on both sides (AutoMTLS), and was so in the environment of the plugin
   * (`handshakeEnvironment`): a plugin that gave no certificate is refused. Over gRPC only.
   */
  tls?: TlsIdentity;
  /** Gives up connecting. Has no effect once the connection stands. */
  signal?: AbortSignal;
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** When the signal will time out, in milliseconds from now; 0 for never. gRPC plugins learn of it. */
  readonly deadlineMs?: number | undefined;
}

export interface ServeHttpOptions {
  /** Gives the request up. That the client has closed the connection is seen without it. */
  readonly signal?: AbortSignal | undefined;
  /** When the signal will time out, where that is known: plugins learn of it. */
  readonly deadline?: Date;
}

/** A running plugin, seen from the host. */
export interface PluginConnection {
  /** What the plugin answered to `Implemented` while connecting. */
  readonly implemented: ReadonlySet<HookName>;
  /** Asks the plugin's control stream for a sign of life. */
  ping(signal?: AbortSignal): Promise<void>;
  /**
   * Calls one hook. Rejects with the error the hook returned, with an `RpcError` when the plugin could not answer,
   * and with the signal's reason when it is aborted. `OnActivate` also opens the API and driver streams.
   */
  call<H extends HookName>(hook: H, args: HookArgs<H>, o?: CallOptions): Promise<HookResult<H>>;
  /**
   * Passes one HTTP request through, streaming both ways; resolves when the plugin's handler has returned, and rejects
   * without waiting for it when the client is gone or the signal is aborted.
   */
  serveHttp(
    hook: 'ServeHTTP' | 'ServeMetrics',
    context: Context,
    request: HttpRequest,
    response: ServerResponse,
    o?: ServeHttpOptions,
  ): Promise<void>;
  /** Asks the plugin to leave. A connection that closes instead of answering is success. */
  quit(): Promise<void>;
  /** Drops the connection; every pending call fails. */
  close(): void;
  /** Settles once, with what ended the connection, or undefined after `close` or `quit`. */
  readonly closed: Promise<Error | undefined>;
}
