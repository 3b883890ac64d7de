const SIGNATURES: readonly (readonly [type: string, offset: number, bytes: string])[] = [
  ['image/png', 0, '\x89PNG\r\n'],
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/gif', 0, 'GIF8'],
  ['image/webp', 8, 'WEBP'],
];
/** As many bytes as the signatures look at. */
const HEAD = 16;

/** The type of a bitmap by its first bytes; undefined when it is none we show. SVG may hold scripts, so it is none. */
export function imageType(data: Uint8Array): string | undefined {
  const text = Buffer.from(data.subarray(0, HEAD)).toString('latin1');
  return SIGNATURES.find(([, offset, bytes]) => text.startsWith(bytes, offset))?.[0];
}
