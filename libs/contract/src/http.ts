import type { Duplex, Readable, Writable } from 'node:stream';

/** Header values by canonical name (`Content-Type`), as Go's `http.Header` has them. */
export type HttpHeader = Record<string, string[]>;

/** An HTTP request as plugins see it (contract: server-plugins §8, HTTPRequestSubset). */
export interface HttpRequest {
  method: string;
  url: string;
  proto: string;
  protoMajor: number;
  protoMinor: number;
  header: HttpHeader;
  host: string;
  remoteAddr: string;
  requestURI: string;
  body: Readable | undefined;
  /** For handlers: aborted when the client gives the request up, where the server can tell. */
  signal?: AbortSignal;
}

/** The request a plugin makes through `API.PluginHTTP`; the first path segment is the target plugin's id. */
export interface PluginHttpRequest {
  method?: string;
  url: string;
  header?: HttpHeader;
  body?: Readable | Uint8Array | string;
  /** Cancels the request, and the body of its answer. */
  signal?: AbortSignal;
}

/** The answer to `API.PluginHTTP`. */
export interface HttpResponse {
  statusCode: number;
  header: HttpHeader;
  body: Readable;
}

/** Where a plugin's `ServeHTTP` writes its answer; the header goes out with the first byte, a flush or the end. */
export interface ResponseWriter extends Writable {
  statusCode: number;
  readonly headersSent: boolean;
  setHeader(name: string, value: string | readonly string[]): this;
  getHeader(name: string): string | string[] | undefined;
  removeHeader(name: string): void;
  writeHead(statusCode: number, headers?: Record<string, string | readonly string[]>): this;
  /** Sends what was written so far. */
  flush(): Promise<void>;
  /** Takes the raw connection over; the server writes nothing more to it. */
  hijack(): Promise<Duplex>;
}
