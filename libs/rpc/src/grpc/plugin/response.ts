import type { HttpHeader, ResponseWriter } from '@patchbay/contract';
import { Duplex, Writable } from 'node:stream';
import { canonicalHeaderName } from '../../http-wire.ts';
import type { Outgoing } from '../parts.ts';

export type ResponsePart =
  | { init: { status: number; header: HttpHeader; hijacked: boolean } }
  | { body: Uint8Array }
  | { flush: true };

/** The response of one HTTP request: each part waits for the host to have taken the one before. */
export class GrpcResponse extends Writable implements ResponseWriter {
  statusCode = 200;
  readonly #out: Outgoing<ResponsePart>;
  readonly #raw: () => AsyncIterable<Buffer>;
  readonly #header = new Map<string, string[]>();
  #head: Promise<void> | undefined;
  #connection: Promise<Duplex> | undefined;

  /** @param raw what the client says after its connection was taken over */
  constructor(out: Outgoing<ResponsePart>, raw: () => AsyncIterable<Buffer>) {
    super({ decodeStrings: true });
    this.#out = out;
    this.#raw = raw;
    // A client that leaves early is no reason for a plugin to end; who wants to know can listen too.
    this.on('error', () => undefined);
  }

  get headersSent(): boolean {
    return this.#head !== undefined;
  }

  setHeader(name: string, value: string | readonly string[]): this {
    this.#header.set(canonicalHeaderName(name), typeof value === 'string' ? [value] : [...value]);
    return this;
  }

  getHeader(name: string): string | string[] | undefined {
    const values = this.#header.get(canonicalHeaderName(name));
    return values?.length === 1 ? values[0] : values;
  }

  removeHeader(name: string): void {
    this.#header.delete(canonicalHeaderName(name));
  }

  writeHead(statusCode: number, headers: Record<string, string | readonly string[]> = {}): this {
    this.statusCode = statusCode;
    for (const [name, value] of Object.entries(headers)) this.setHeader(name, value);
    return this;
  }

  async flush(): Promise<void> {
    await this.#sendHead(false);
    await this.#send({ flush: true });
  }

  hijack(): Promise<Duplex> {
    return (this.#connection ??= this.#takeOver());
  }

  async #takeOver(): Promise<Duplex> {
    if (this.headersSent) throw new Error('response cannot be hijacked');
    await this.#sendHead(true);
    const send = (chunk: Buffer): Promise<void> => this.#send({ body: chunk });
    return Duplex.from({
      readable: this.#raw(),
      writable: new Writable({
        write: (chunk: Buffer, _encoding, done) => {
          send(chunk).then(() => done(), done);
        },
      }),
    }).on('error', () => undefined);
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

  #sendHead(hijacked: boolean): Promise<void> {
    return (this.#head ??= this.#send({
      init: { status: this.statusCode, header: Object.fromEntries(this.#header), hijacked },
    }));
  }

  async #send(part: ResponsePart): Promise<void> {
    if (!(await this.#out.send(part))) throw new Error('the client has closed the connection');
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#sendHead(false)
      .then(() => this.#send({ body: chunk }))
      .then(() => done(), done);
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#sendHead(false).then(() => done(), done);
  }
}
