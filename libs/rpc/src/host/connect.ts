import type { HookArgs, HookName, HookResult, Context, HttpRequest } from '@patchbay/contract';
import type { ServerResponse } from 'node:http';
import { connect as connectSocket } from 'node:net';
import type { Socket } from 'node:net';
import { CONTROL, hookTable, wire, WireMethod, serviceTable } from '../contract-method.ts';
import { HandshakeError, RpcError } from '../errors.ts';
import { MuxBroker } from '../mux-broker.ts';
import { RpcClient } from '../netrpc/client.ts';
import { RpcServer } from '../netrpc/server.ts';
import type { ServerOptions } from '../netrpc/server.ts';
import { YamuxSession } from '../yamux/session.ts';
import type { YamuxStream } from '../yamux/stream.ts';
import { apiService } from './api-service.ts';
import { driverService, driverWire } from './driver-service.ts';
import { fileWillBeUploaded } from './file-will-be-uploaded.ts';
import { seedOf } from './seeds.ts';
import { serveHttp } from './serve-http.ts';
import type { ServedStream } from './serve-http.ts';
import type { ConnectOptions, Handshake, PluginConnection, ServeHttpOptions } from './types.ts';

/** How long connecting and each of its first questions may take. */
export const CONNECT_DEADLINE_MS = 5_000;
/** A plugin that does not leave within this is left to the caller to end. */
export const QUIT_DEADLINE_MS = 2_000;

const DISPENSED_NAME = 'hooks';

/** Dials a plugin that has printed its handshake, and dispenses its hooks (contract: go-plugin-wire §B). */
export async function connectPlugin(
  handshake: Handshake,
  options: ConnectOptions,
): Promise<PluginConnection> {
  const deadline = AbortSignal.timeout(CONNECT_DEADLINE_MS);
  const signal = options.signal === undefined ? deadline : AbortSignal.any([deadline, options.signal]);
  const socket = await dial(handshake, signal);
  const connection = new Connection(socket, options);
  try {
    await connection.dispense(signal);
    return connection;
  } catch (error) {
    connection.close();
    if (options.signal?.aborted === true) throw error;
    throw new HandshakeError(
      'dispense',
      `The plugin listens but offers no hooks: ${error instanceof Error ? error.message : String(error)}`,
      'It must be built with the plugin SDK of this server or of Mattermost.',
      { cause: error },
    );
  }
}

function dial({ network, address }: Handshake, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const separator = address.lastIndexOf(':');
    const socket =
      network === 'unix'
        ? connectSocket(address)
        : connectSocket(
            Number(address.slice(separator + 1)),
            address.slice(0, separator).replace(/^\[|\]$/g, ''),
          );
    const done = (error?: unknown): void => {
      socket.off('connect', onConnect).off('error', onError);
      signal.removeEventListener('abort', onAbort);
      if (error === undefined) return resolve(socket);
      socket.destroy();
      reject(
        new HandshakeError(
          'connect',
          `The plugin cannot be reached at ${network} ${address}`,
          'It must listen before it prints its handshake.',
          { cause: error },
        ),
      );
    };
    const onConnect = (): void => done();
    const onError = (error: Error): void => done(error);
    const onAbort = (): void => done(signal.reason);
    socket.on('connect', onConnect).on('error', onError);
    socket.setNoDelay(true);
    signal.addEventListener('abort', onAbort, { once: true });
  });
}

class Connection implements PluginConnection {
  implemented: ReadonlySet<HookName> = new Set();
  readonly closed: Promise<Error | undefined>;
  readonly #options: ConnectOptions;
  readonly #session: YamuxSession;
  readonly #broker: MuxBroker;
  readonly #control: RpcClient;
  #hooks: RpcClient | undefined;
  /** The plugin follows the contexts of requests (contract: server-plugins §5). */
  #contexts = false;
  /** Without these streams the plugin is no plugin: one that breaks takes the connection with it, and the reason. */
  readonly #vital = { onBroken: (error: Error): void => this.#session.fail(error) };
  #leaving = false;

  constructor(socket: Socket, options: ConnectOptions) {
    this.#options = options;
    // The broker needs the session, and the session may deliver streams only later.
    const session: YamuxSession = new YamuxSession(socket, {
      client: true,
      onStream: (stream) => this.#broker.onStream(stream),
      held: options.held,
    });
    this.#session = session;
    this.#broker = new MuxBroker(session);
    this.#control = new RpcClient(session.open(), wire, this.#vital);
    this.#output(session.open(), (chunk) => options.onStdout(chunk));
    this.#output(session.open(), (chunk) => options.onStderr(chunk));
    this.closed = session.closed.then((error) =>
      this.#leaving ? undefined : (error ?? new RpcError('disconnected', 'the plugin closed the connection')),
    );
  }

  #output(stream: YamuxStream, take: (chunk: Buffer) => void): void {
    stream.attach({
      data: (chunk) => {
        take(chunk);
        stream.consumed(chunk.length);
      },
      end: () => stream.end(),
      closed: () => undefined,
    });
  }

  /** Asks for the hooks and which of them there are. */
  async dispense(signal: AbortSignal): Promise<void> {
    const id = (await this.#control.call(CONTROL.dispense, DISPENSED_NAME, { signal })) as number;
    this.#hooks = new RpcClient(await this.#broker.dial(id), wire, this.#vital);
    const names = (await this.#hooks.call(implementedMethod, {}, { signal })) as string[];
    this.implemented = new Set(names.filter((name) => Object.hasOwn(hookTable, name)) as HookName[]);
  }

  #client(): RpcClient {
    if (this.#hooks === undefined) throw new RpcError('disconnected', 'the plugin has no hooks');
    return this.#hooks;
  }

  async ping(signal?: AbortSignal): Promise<void> {
    await this.#control.call(CONTROL.ping, true, { signal });
  }

  call<H extends HookName>(
    hook: H,
    args: HookArgs<H>,
    options?: { signal?: AbortSignal },
  ): Promise<HookResult<H>> {
    const method = hookTable[hook];
    switch (hook) {
      case 'OnActivate':
        return this.#activate(options?.signal) as Promise<HookResult<H>>;
      case 'FileWillBeUploaded':
        return fileWillBeUploaded(
          this.#client(),
          this.#broker,
          args as HookArgs<'FileWillBeUploaded'>,
          options?.signal,
        ) as Promise<HookResult<H>>;
      case 'Implemented':
        return Promise.resolve([...this.implemented] as unknown as HookResult<H>);
      case 'ServeHTTP':
      case 'ServeMetrics':
        return Promise.reject(new RpcError('unsupported', `${hook} passes streams: use serveHttp`));
      default:
        return this.#client()
          .call(method, args, { signal: options?.signal, seed: seedOf(hook, args) })
          .then((reply) => method.takeReply(reply as unknown[])) as Promise<HookResult<H>>;
    }
  }

  async #activate(signal: AbortSignal | undefined): Promise<void> {
    const { api, driver, logger } = this.#options;
    const vital = this.#vital;
    const driverStream = this.#serve(driverService(driver), 'database driver', undefined, driverWire, vital);
    const caller = {
      contexts: () => this.#contexts,
      server5: () => !driverStream.opened,
    };
    const apiStream = this.#serve(
      apiService(api, this.#broker, logger, caller),
      'plugin API',
      undefined,
      wire,
      vital,
    );
    const method = hookTable.OnActivate;
    try {
      const args = [apiStream.id, driverStream.id, true];
      const reply = (await this.#client().call(method, args, { signal })) as unknown[];
      this.#contexts = reply[1] === true;
      method.takeReply(reply);
    } finally {
      apiStream.release();
      driverStream.release();
    }
  }

  /** Serves a table on a stream of its own, as soon as the plugin dials it. */
  #serve(
    methods: ConstructorParameters<typeof RpcServer>[2],
    what: string,
    onEnd?: () => void,
    codec = wire,
    more?: Pick<ServerOptions, 'onBroken'>,
  ): ServedStream {
    const { logger } = this.#options;
    const id = this.#broker.nextId();
    let released = false;
    let opened: YamuxStream | undefined;
    this.#broker.accept(id, Infinity).then(
      (stream) => {
        opened = stream;
        new RpcServer(stream, codec, methods, {
          onProblem: (method, problem) =>
            logger?.warn(`The plugin's use of the ${what} failed`, { method, problem }),
          onEnd: () => onEnd?.(),
          ...more,
        });
      },
      (error: unknown) => {
        if (!released && !this.#leaving && !this.#session.ended)
          logger?.warn(`The plugin did not open its stream to the ${what}`, { error: String(error) });
      },
    );
    const release = (): void => {
      released = true;
      this.#broker.forget(id);
    };
    return {
      id,
      get opened() {
        return opened !== undefined;
      },
      release,
    };
  }

  async serveHttp(
    hook: 'ServeHTTP' | 'ServeMetrics',
    context: Context,
    request: HttpRequest,
    response: ServerResponse,
    options?: ServeHttpOptions,
  ): Promise<void> {
    const path = {
      hooks: this.#client(),
      broker: this.#broker,
      contexts: this.#contexts,
      serve: this.#serve.bind(this),
    };
    await serveHttp(path, hook, context, request, response, options);
  }

  async quit(): Promise<void> {
    this.#leaving = true;
    const signal = AbortSignal.timeout(QUIT_DEADLINE_MS);
    try {
      await this.#control.call(CONTROL.quit, true, { signal });
    } catch (error) {
      if (!(error instanceof RpcError) || error.code !== 'disconnected') throw error;
    } finally {
      this.#session.close();
    }
  }

  close(): void {
    this.#leaving = true;
    this.#session.close();
  }
}

const implementedMethod =
  serviceTable('hooks').get('Implemented') ?? new WireMethod('Implemented', 'struct{}', '[]string');
