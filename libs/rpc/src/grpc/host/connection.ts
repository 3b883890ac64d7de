import type { ChannelCredentials, ServerCredentials } from '@grpc/grpc-js';
import type { Context, HookArgs, HookName, HookResult, HttpRequest } from '@patchbay/contract';
import type { ServerResponse } from 'node:http';
import { hookTable } from '../../contract-method.ts';
import { ProtoError, RpcError } from '../../errors.ts';
import { QUIT_DEADLINE_MS } from '../../host/connect.ts';
import type {
  CallOptions,
  ConnectOptions,
  Handshake,
  PluginConnection,
  ServeHttpOptions,
} from '../../host/types.ts';
import { targetOf } from '../channel-options.ts';
import { Channel } from '../channel.ts';
import { decode, encode } from '../codec/codecs.ts';
import { GO_PLUGIN_PATHS, HEALTH_SERVICE, pathOf } from '../go-plugin-messages.ts';
import { takeReply } from '../reply.ts';
import { ApiServer } from './api-server.ts';
import { HostBroker } from './broker.ts';
import { fileWillBeUploaded } from './hook-streams.ts';
import { serveHttp } from './serve-http.ts';
import { keepTypes } from './keep-types.ts';
import { readStandardOutput } from './standard-output.ts';

export interface GrpcCredentials {
  readonly channel: ChannelCredentials;
  readonly server: ServerCredentials;
}

/** A plugin that speaks go-plugin over gRPC (contract: go-plugin-wire §F; docs/reference/grpc.md). */
export class GrpcConnection implements PluginConnection {
  implemented: ReadonlySet<HookName> = new Set();
  readonly closed: Promise<Error | undefined>;
  readonly #options: ConnectOptions;
  readonly #handshake: Handshake;
  readonly #credentials: GrpcCredentials;
  readonly #channel: Channel;
  readonly #broker: HostBroker;
  #api: Promise<ApiServer> | undefined;
  #leaving = false;

  constructor(handshake: Handshake, options: ConnectOptions, credentials: GrpcCredentials) {
    this.#handshake = handshake;
    this.#options = options;
    this.#credentials = credentials;
    const channel = new Channel(targetOf(handshake.network, handshake.address), credentials.channel);
    this.#channel = channel;
    this.closed = channel.ended.then(() => {
      // One that could not listen was the activation's to report.
      this.#api?.then((api) => api.close()).catch(() => undefined);
      return this.#leaving ? undefined : new RpcError('disconnected', 'the plugin closed the connection');
    });
    const problem = (what: string) => (error: string) =>
      options.logger?.warn(`The plugin's ${what} failed`, { error });
    this.#broker = new HostBroker(channel, problem('broker'));
    readStandardOutput(channel, options, problem('output stream'));
  }

  /** Asks which hooks there are: the first call, which fails when the plugin cannot be reached. */
  async dispense(signal: AbortSignal): Promise<void> {
    const [names] = (await this.#unary('Implemented', [], { signal })) as [string[]];
    this.implemented = new Set(names.filter((name) => Object.hasOwn(hookTable, name)) as HookName[]);
    this.#channel.watch();
  }

  async ping(signal?: AbortSignal): Promise<void> {
    const request = encode('grpc.health.v1.HealthCheckRequest', { service: HEALTH_SERVICE });
    await this.#channel.unary(GO_PLUGIN_PATHS.health, request, { signal });
  }

  call<H extends HookName>(hook: H, args: HookArgs<H>, options: CallOptions = {}): Promise<HookResult<H>> {
    return this.#call(hook, args, options) as Promise<HookResult<H>>;
  }

  async #call(hook: HookName, args: readonly unknown[], options: CallOptions): Promise<unknown> {
    switch (hook) {
      case 'OnActivate':
        return this.#activate(options);
      case 'FileWillBeUploaded':
        return fileWillBeUploaded(this.#channel, args as HookArgs<'FileWillBeUploaded'>, options);
      case 'Implemented':
        return [...this.implemented];
      case 'ServeHTTP':
      case 'ServeMetrics':
        throw new RpcError('unsupported', `${hook} passes streams: use serveHttp`);
      default: {
        const result = takeReply(hookTable[hook], await this.#unary(hook, args, options));
        keepTypes(hook, args, result);
        return result;
      }
    }
  }

  async #unary(hook: HookName, args: readonly unknown[], options: CallOptions): Promise<unknown[]> {
    let request: Buffer;
    try {
      request = encode(`${hook}Request`, args);
    } catch (error) {
      throw wrapped(error, 'bad-argument', hook);
    }
    const reply = await this.#channel.unary(pathOf('Hooks', hook), request, options);
    try {
      return decode(`${hook}Response`, reply) as unknown[];
    } catch (error) {
      throw wrapped(error, 'bad-reply', hook);
    }
  }

  async #activate(options: CallOptions): Promise<void> {
    const { api, logger } = this.#options;
    if (this.#channel.isOver) throw new RpcError('disconnected', 'the connection to the plugin has ended');
    this.#api ??= ApiServer.start({ api, logger }, this.#handshake, this.#credentials.server);
    const { address } = await this.#api;
    const id = this.#broker.announce('unix', address);
    if (id === undefined) logger?.warn('The plugin has no broker, so that it cannot call the plugin API');
    takeReply(hookTable.OnActivate, await this.#unary('OnActivate', [id ?? 0], options));
  }

  serveHttp(
    hook: 'ServeHTTP' | 'ServeMetrics',
    context: Context,
    request: HttpRequest,
    response: ServerResponse,
    options?: ServeHttpOptions,
  ): Promise<void> {
    return serveHttp(this.#channel, hook, context, request, response, options);
  }

  async quit(): Promise<void> {
    this.#leaving = true;
    const signal = AbortSignal.timeout(QUIT_DEADLINE_MS);
    try {
      await this.#channel.unary(GO_PLUGIN_PATHS.shutdown, Buffer.alloc(0), { signal });
    } catch (error) {
      // Plugins stop inside the call: its answer is often lost.
      if (!(error instanceof RpcError) || error.code !== 'disconnected') throw error;
    } finally {
      this.#channel.close();
    }
  }

  close(): void {
    this.#leaving = true;
    this.#channel.close();
  }
}

function wrapped(error: unknown, code: 'bad-argument' | 'bad-reply', hook: string): unknown {
  return error instanceof ProtoError
    ? new RpcError(code, `${hook}: ${error.message}`, { cause: error })
    : error;
}
