import { Client, connectivityState, Metadata } from '@grpc/grpc-js';
import type {
  CallOptions,
  ChannelCredentials,
  ClientDuplexStream,
  ClientReadableStream,
  ClientWritableStream,
} from '@grpc/grpc-js';
import { ProtoError, RpcError } from '../errors.ts';
import { CLIENT_OPTIONS } from './channel-options.ts';
import { rpcError } from './status.ts';

export interface CallLimits {
  readonly signal?: AbortSignal | undefined;
  /** From now on, in milliseconds; 0 for none. The other side learns of it. */
  readonly deadlineMs?: number | undefined;
}

/** The caller's own timer comes first, and says better what happened. */
const AFTER_DEADLINE_MS = 500;

const asIs = (bytes: Buffer): Buffer => bytes;

interface Cancellable {
  cancel(): void;
}

/** A connection to one gRPC server that ends when the connection is lost, and is never made again. */
export class Channel {
  /** Settles once the connection is lost or `close` is called. */
  readonly ended: Promise<void>;
  readonly #client: Client;
  readonly #calls = new Set<Cancellable>();
  #over = false;
  #end: () => void = () => undefined;

  constructor(target: string, credentials: ChannelCredentials) {
    this.#client = new Client(target, credentials, CLIENT_OPTIONS);
    this.ended = new Promise((resolve) => (this.#end = resolve));
  }

  get isOver(): boolean {
    return this.#over;
  }

  /** From now on the connection stands: losing it is its end. */
  watch(): void {
    const channel = this.#client.getChannel();
    if (channel.getConnectivityState(false) !== connectivityState.READY) return this.close();
    channel.watchConnectivityState(connectivityState.READY, Infinity, () => this.close());
  }

  /** Sends one message and waits for one; rejects with an RpcError or the reason of the signal. */
  unary(path: string, request: Buffer, limits: CallLimits = {}): Promise<Buffer> {
    const { signal } = limits;
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) return reject(signal.reason as Error);
      if (this.#over) return reject(disconnected());
      const call = this.#client.makeUnaryRequest(
        path,
        asIs,
        asIs,
        request,
        new Metadata(),
        optionsOf(limits),
        (error, reply) => {
          this.#calls.delete(call);
          signal?.removeEventListener('abort', abort);
          if (error === null) resolve(reply as Buffer);
          else if (signal?.aborted === true) reject(signal.reason as Error);
          else reject(this.#over ? disconnected() : rpcError(error));
        },
      );
      const abort = (): void => call.cancel();
      this.#calls.add(call);
      signal?.addEventListener('abort', abort, { once: true });
    });
  }

  duplex(path: string, limits: CallLimits = {}): ClientDuplexStream<Buffer, Buffer> {
    const call = this.#client.makeBidiStreamRequest(path, asIs, asIs, new Metadata(), optionsOf(limits));
    this.#follow(call, limits.signal);
    return call;
  }

  serverStream(path: string, request: Buffer): ClientReadableStream<Buffer> {
    const call = this.#client.makeServerStreamRequest(path, asIs, asIs, request, new Metadata(), {});
    this.#follow(call, undefined);
    return call;
  }

  clientStream(
    path: string,
    limits: CallLimits,
    done: (error: Error | undefined, reply: Buffer | undefined) => void,
  ): ClientWritableStream<Buffer> {
    const call = this.#client.makeClientStreamRequest<Buffer, Buffer>(
      path,
      asIs,
      asIs,
      new Metadata(),
      optionsOf(limits),
      (error, reply) => done(error === null ? undefined : this.errorOf(error, limits.signal), reply),
    );
    this.#follow(call, limits.signal);
    return call;
  }

  /** What an error of a stream means to its caller. */
  errorOf(error: Error, signal?: AbortSignal): Error {
    if (signal?.aborted === true) return signal.reason as Error;
    if (this.#over) return disconnected();
    if (error instanceof ProtoError) return new RpcError('bad-reply', error.message, { cause: error });
    return 'code' in error && 'details' in error ? rpcError(error as Parameters<typeof rpcError>[0]) : error;
  }

  #follow(call: Cancellable & NodeJS.EventEmitter, signal: AbortSignal | undefined): void {
    const abort = (): void => call.cancel();
    this.#calls.add(call);
    // Whoever reads the stream sees its error; one that comes after the reader has left is nobody's.
    call.on('error', () => undefined);
    call.once('status', () => {
      this.#calls.delete(call);
      signal?.removeEventListener('abort', abort);
    });
    if (signal?.aborted === true || this.#over) abort();
    else signal?.addEventListener('abort', abort, { once: true });
  }

  close(): void {
    if (this.#over) return;
    this.#over = true;
    for (const call of [...this.#calls]) call.cancel();
    this.#client.close();
    this.#end();
  }
}

function optionsOf({ deadlineMs }: CallLimits): CallOptions {
  return !deadlineMs ? {} : { deadline: Date.now() + deadlineMs + AFTER_DEADLINE_MS };
}

function disconnected(): RpcError {
  return new RpcError('disconnected', 'the connection to the other side has ended');
}
