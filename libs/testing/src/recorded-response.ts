import type { HttpHeader, ResponseWriter } from '@patchbay/contract';
import { Writable, type Duplex } from 'node:stream';
import { TestingError } from './errors.ts';

/** What a plugin's `ServeHTTP` wrote. */
export class RecordedResponse extends Writable implements ResponseWriter {
  statusCode = 200;
  /** Values by canonical name (`Content-Type`). */
  readonly header: HttpHeader = {};
  /** How often the plugin saw to it that what it had written was sent. */
  flushes = 0;
  #sent = false;
  readonly #chunks: Buffer[] = [];

  get headersSent(): boolean {
    return this.#sent;
  }

  /** All that was written. */
  get bytes(): Buffer {
    return Buffer.concat(this.#chunks);
  }

  get body(): string {
    return this.bytes.toString('utf8');
  }

  json(): unknown {
    return JSON.parse(this.body);
  }

  /** As on the real wire, what comes after the header was sent has no effect. */
  setHeader(name: string, value: string | readonly string[]): this {
    if (!this.#sent) this.header[canonical(name)] = typeof value === 'string' ? [value] : [...value];
    return this;
  }

  getHeader(name: string): string | string[] | undefined {
    const values = this.header[canonical(name)];
    return values?.length === 1 ? values[0] : values;
  }

  removeHeader(name: string): void {
    if (!this.#sent) Reflect.deleteProperty(this.header, canonical(name));
  }

  writeHead(statusCode: number, headers: Record<string, string | readonly string[]> = {}): this {
    this.statusCode = statusCode;
    for (const [name, value] of Object.entries(headers)) this.setHeader(name, value);
    return this;
  }

  flush(): Promise<void> {
    this.#sent = true;
    this.flushes++;
    return Promise.resolve();
  }

  hijack(): Promise<Duplex> {
    return Promise.reject(
      new TestingError('no-hijack', 'There is no connection to take over here: test this against a server.'),
    );
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#sent = true;
    this.#chunks.push(Buffer.from(chunk));
    done();
  }

  override _final(done: () => void): void {
    this.#sent = true;
    done();
  }
}

/** `content-type` as Go writes it: `Content-Type`. */
export function canonical(name: string): string {
  return name.toLowerCase().replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
}
