import type { HttpHeader } from '@patchbay/contract';

/** `content-TYPE` → `Content-Type`: header names as Go's `net/http` spells them, which plugins look up. */
export function canonicalName(name: string): string {
  return name.toLowerCase().replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
}

/** `rawHeaders` of Node as Go's `http.Header`; `Host` and `Transfer-Encoding` are not part of it in Go. */
export function toHttpHeader(rawHeaders: readonly string[]): HttpHeader {
  const header: HttpHeader = {};
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const name = canonicalName(rawHeaders[i] ?? '');
    if (name === 'Host' || name === 'Transfer-Encoding') continue;
    (Object.hasOwn(header, name) ? header[name] : (header[name] = []))?.push(rawHeaders[i + 1] ?? '');
  }
  return header;
}
