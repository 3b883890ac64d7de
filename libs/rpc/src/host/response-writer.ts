import type { HttpHeader } from '@patchbay/contract';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { serviceTable } from '../contract-method.ts';
import { toHttpHeader } from '../http-wire.ts';
import type { ServedMethod } from '../netrpc/server.ts';
import { HijackedConnection } from './hijacked-connection.ts';

const DISCONNECTED = 'the client has closed the connection';

/** What a plugin does to one HTTP response (contract: server-plugins §8, response writer). */
export class ResponseWriterService {
  readonly methods = new Map<string, ServedMethod>();
  readonly #response: ServerResponse;
  #hijacked: HijackedConnection | undefined;
  #isGivenUp = false;

  constructor(response: ServerResponse) {
    this.#response = response;
    const handlers: Record<string, (args: never) => unknown> = {
      Header: () => toHttpHeader(response.getHeaders()),
      SyncHeader: (header: HttpHeader) => this.#syncHeader(header),
      WriteHeader: (status: number) => this.#writeHeader(status),
      Write: (bytes: Buffer) => this.#write(bytes),
      Flush: () => {
        if (!response.headersSent && !this.#isGivenUp) response.flushHeaders();
      },
      HijackResponse: () => this.#hijack(),
      HjConnRead: (size: number) => this.#connection().read(size),
      HjConnRWRead: (buffer: Buffer) => this.#connection().read(buffer.length),
      HjConnWrite: (bytes: Buffer) => this.#connection().write(bytes),
      HjConnRWWrite: (bytes: Buffer) => this.#connection().write(bytes),
      HjConnClose: () => this.#connection().close(),
      HjConnSetDeadline: (time: Date) => this.#connection().setDeadline(time, true, true),
      HjConnSetReadDeadline: (time: Date) => this.#connection().setDeadline(time, true, false),
      HjConnSetWriteDeadline: (time: Date) => this.#connection().setDeadline(time, false, true),
    };
    for (const [name, method] of serviceTable('responseWriter')) {
      const handler = handlers[name] as ((args: unknown) => unknown) | undefined;
      if (handler === undefined) continue;
      const empty = method.reply.shape.kind === 'struct';
      this.methods.set(method.name, {
        name: method.name,
        args: method.args,
        reply: method.reply,
        handle: (args) => {
          const result = handler(args);
          if (!empty) return result;
          return result instanceof Promise ? result.then(() => ({})) : {};
        },
      });
    }
  }

  get hijacked(): boolean {
    return this.#hijacked !== undefined;
  }

  /** The plugin's handler is done, or gone: what it took over is closed, the rest is ended by the caller. */
  release(): void {
    this.#hijacked?.close();
  }

  /**
   * Nobody waits for the handler any more: nothing of it reaches the client, and each write says so. The header is
   * still answered, for a handler in Go sets its fields without a look whether it came, and one that did not ends the
   * whole plugin.
   */
  giveUp(): void {
    this.#isGivenUp = true;
    this.release();
  }

  #syncHeader(header: HttpHeader): void {
    const response = this.#response;
    if (response.headersSent || this.#isGivenUp) return;
    const names = new Set(Object.keys(header).map((name) => name.toLowerCase()));
    for (const name of response.getHeaderNames()) if (!names.has(name)) response.removeHeader(name);
    for (const [name, values] of Object.entries(header)) {
      const value = values.length === 1 ? values[0] : values;
      if (value !== undefined && value.length > 0) response.setHeader(name, value);
    }
  }

  #writeHeader(status: number): void {
    if (status < 100 || status > 999) throw new Error('invalid http status code');
    const response = this.#response;
    if (response.headersSent || this.hijacked || this.#isGivenUp) return;
    // Informational answers precede the real one; Node sends those it needs by itself.
    if (status < 200 && status !== 101) return;
    response.writeHead(status);
  }

  #write(bytes: Buffer): Promise<void> | undefined {
    const response = this.#response;
    if (this.hijacked) throw new Error('http: connection has been hijacked');
    if (this.#isGivenUp || response.destroyed || response.writableEnded) throw new Error(DISCONNECTED);
    if (response.write(bytes)) return undefined;
    return new Promise((resolve, reject) => {
      const drained = (): void => {
        response.off('close', closed);
        resolve();
      };
      const closed = (): void => {
        response.off('drain', drained);
        reject(new Error(DISCONNECTED));
      };
      response.once('drain', drained).once('close', closed);
    });
  }

  #hijack(): void {
    if (this.#hijacked !== undefined) throw new Error('response was already hijacked');
    const response = this.#response;
    const socket: Socket | null = response.socket;
    if (this.#isGivenUp || socket === null || response.headersSent || socket.destroyed)
      throw new Error('response cannot be hijacked');
    this.#hijacked = new HijackedConnection(socket, response);
  }

  #connection(): HijackedConnection {
    if (this.#hijacked === undefined) throw new Error('response is not hijacked');
    return this.#hijacked;
  }
}
