/**
 * An address as a browser reads it (WHATWG URL): without tabs and line ends, wherever they are, and without blanks and
 * control characters around it.
 */
export const asRead = (address: string): string =>
  address.replace(/[\t\n\r]/g, '').replace(/^[^\u0021-\uffff]+|[^\u0021-\uffff]+$/g, '');

/** Whether an address is a path of this site. `//host` and `/\host`, which a browser reads as the same, are other sites. */
export const isOwnPath = (address: string): boolean => /^\/(?![/\\])/.test(asRead(address));
