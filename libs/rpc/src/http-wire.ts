import type { HttpHeader, HttpRequest } from '@patchbay/contract';
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';

/** `content-type` as Go's http.Header writes it: `Content-Type`. */
export function canonicalHeaderName(name: string): string {
  if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name)) return name;
  return name
    .toLowerCase()
    .replace(/(^|-)([a-z])/g, (_, dash: string, letter: string) => dash + letter.toUpperCase());
}

/** A Node header collection as Go sees it. */
export function toHttpHeader(headers: OutgoingHttpHeaders | IncomingHttpHeaders): HttpHeader {
  const header: HttpHeader = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    header[canonicalHeaderName(name)] = Array.isArray(value) ? value.map(String) : [String(value)];
  }
  return header;
}

/** Lets what nobody wants of a request's body go by: behind it, on the same connection, comes the next request. */
export function leaveBody(body: Readable | undefined): void {
  if (body !== undefined && !body.destroyed && !body.readableEnded) body.resume();
}

/** The object that `plugin.HTTPRequestSubset` is on this wire; its body travels as a stream of its own. */
export interface RequestOnWire {
  Method: string;
  URL: string | undefined;
  Proto: string;
  ProtoMajor: number;
  ProtoMinor: number;
  Header: HttpHeader;
  Host: string;
  RemoteAddr: string;
  RequestURI: string;
}

export function requestToWire(request: HttpRequest): RequestOnWire {
  return {
    Method: request.method,
    URL: request.url,
    Proto: request.proto,
    ProtoMajor: request.protoMajor,
    ProtoMinor: request.protoMinor,
    Header: request.header,
    Host: request.host,
    RemoteAddr: request.remoteAddr,
    RequestURI: request.requestURI,
  };
}

export function requestFromWire(request: RequestOnWire, body: HttpRequest['body']): HttpRequest {
  return {
    method: request.Method,
    url: request.URL ?? '',
    proto: request.Proto,
    protoMajor: request.ProtoMajor,
    protoMinor: request.ProtoMinor,
    header: request.Header,
    host: request.Host,
    remoteAddr: request.RemoteAddr,
    requestURI: request.RequestURI,
    body,
  };
}
