import type { HttpHeader, ResponseWriter } from '@patchbay/contract';
import { Duplex, Writable } from 'node:stream';
import { serviceTable, WireMethod } from '../contract-method.ts';
import { canonicalHeaderName } from '../http-wire.ts';
import type { RpcClient } from '../netrpc/client.ts';

const methods = serviceTable('responseWriter');
const READ_BYTES = 64 * 1024;

function method(name: string): WireMethod {
  return methods.get(name) ?? new WireMethod(name, 'struct{}', 'struct{}');
}

/**
 * The response of one HTTP request, written at the host (contract: server-plugins §8, response writer). Every byte
 * waits for the host to have taken the one before.
 */
export class RemoteResponse extends Writable implements ResponseWriter {
  statusCode = 200;
  readonly #client: RpcClient;
  readonly #header = new Map<string, string[]>();
  readonly #removed = new Set<string>();
  #head: Promise<void> | undefined;
  #connection: Promise<Duplex> | undefined;

  constructor(client: RpcClient) {
    super({ decodeStrings: true });
    this.#client = client;
    // A client that leaves early is no reason for a plugin to end; who wants to know can listen too.
    this.on('error', () => undefined);
  }

  get headersSent(): boolean {
    return this.#head !== undefined;
  }

  setHeader(name: string, value: string | readonly string[]): this {
    const key = canonicalHeaderName(name);
    this.#header.set(key, typeof value === 'string' ? [value] : [...value]);
    this.#removed.delete(key);
    return this;
  }

  getHeader(name: string): string | string[] | undefined {
    const values = this.#header.get(canonicalHeaderName(name));
    return values?.length === 1 ? values[0] : values;
  }

  removeHeader(name: string): void {
    const key = canonicalHeaderName(name);
    this.#header.delete(key);
    this.#removed.add(key);
  }

  writeHead(statusCode: number, headers: Record<string, string | readonly string[]> = {}): this {
    this.statusCode = statusCode;
    for (const [name, value] of Object.entries(headers)) this.setHeader(name, value);
    return this;
  }

  async flush(): Promise<void> {
    await this.#sendHead();
    await this.#client.call(method('Flush'), {});
  }

  hijack(): Promise<Duplex> {
    return (this.#connection ??= this.#client
      .call(method('HijackResponse'), {})
      .then(() => connection(this.#client)));
  }

  /** Ends the response if the handler did not, and waits until the host has all of it. */
  async finished(): Promise<void> {
    if (this.#connection !== undefined) {
      const duplex = await this.#connection.catch(() => undefined);
      if (duplex !== undefined && !duplex.closed)
        await new Promise((resolve) => duplex.once('close', resolve));
      return;
    }
    if (!this.writableEnded && !this.destroyed) this.end();
    if (this.writableFinished || this.closed) return;
    await new Promise<void>((resolve) => {
      this.once('finish', () => resolve()).once('close', () => resolve());
    });
  }

  #sendHead(): Promise<void> {
    return (this.#head ??= this.#transmitHead());
  }

  async #transmitHead(): Promise<void> {
    const present = (await this.#client.call(method('Header'), {})) as HttpHeader;
    const header = new Map(Object.entries(present).filter(([name]) => !this.#removed.has(name)));
    for (const [name, values] of this.#header) header.set(name, values);
    await this.#client.call(method('SyncHeader'), header);
    await this.#client.call(method('WriteHeader'), this.statusCode);
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#sendHead()
      .then(() => this.#client.call(method('Write'), chunk))
      .then(
        () => done(),
        (error: unknown) => done(error as Error),
      );
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#sendHead().then(
      () => done(),
      (error: unknown) => done(error as Error),
    );
  }
}

/**
 * The client's connection after a hijack, as a Node stream. The wire knows no half of a connection: to end it is to
 * close it.
 */
function connection(client: RpcClient): Duplex {
  let closing: Promise<unknown> | undefined;
  const close = (): Promise<unknown> =>
    (closing ??= client.call(method('HjConnClose'), {}).catch(() => undefined));
  return new Duplex({
    read(this: Duplex) {
      client.call(method('HjConnRead'), READ_BYTES).then(
        (bytes) => this.push(bytes),
        (error: unknown) => {
          const over = closing !== undefined || (error instanceof Error && error.message === 'EOF');
          if (over) this.push(null);
          else this.destroy(error as Error);
        },
      );
    },
    write(chunk: Buffer, _encoding, done) {
      client.call(method('HjConnWrite'), chunk).then(
        () => done(),
        (error: unknown) => done(error as Error),
      );
    },
    final(done) {
      void close().then(() => done());
    },
    destroy(error, done) {
      void close().then(() => done(error));
    },
  }).on('error', () => undefined);
}
