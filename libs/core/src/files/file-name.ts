import { extname, posix } from 'node:path';
import mimeTypes from 'mime-types';

/** Characters; the width of the column (contract: model.FileInfo). */
const NAME_CHARACTERS = 256;
/** The width of the column; what is longer is part of the name, not an extension. */
const EXTENSION_CHARACTERS = 64;
/** Bytes of a name on disk: file systems take 255, and pictures of it get a longer one. */
const STORED_NAME_BYTES = 200;

/** A name that is only a name: no path, no control characters, at most 256 characters. '' when nothing is left. */
export function safeFileName(given: string): string {
  const plain = given
    .normalize('NFC')
    .replaceAll(/\p{Cc}|\p{Cs}/gu, '')
    .replaceAll('\\', '/');
  const name = posix.basename(plain);
  if (name === '.' || name === '..') return '';
  return [...name].slice(0, NAME_CHARACTERS).join('');
}

/** Lower-case, without the dot. */
export function extensionOf(name: string): string {
  const dotted = extname(`x${name}`).toLowerCase();
  return dotted.length > EXTENSION_CHARACTERS ? '' : dotted.slice(1);
}

/** By the extension: what a client says of its own file counts for nothing. '' when nobody knows. */
export function mimeTypeOf(name: string): string {
  const type = mimeTypes.lookup(extensionOf(name)) || '';
  return type.startsWith('text/') ? `${type}; charset=utf-8` : type;
}

/** The name under which it lies in the file store. */
export function storedName(name: string): string {
  const extension = extname(name);
  const room = STORED_NAME_BYTES - Buffer.byteLength(extension);
  if (room <= 0) return shortened(name, STORED_NAME_BYTES);
  return shortened(name.slice(0, name.length - extension.length), room) + extension;
}

function shortened(text: string, bytes: number): string {
  let size = 0;
  let kept = '';
  for (const character of text) {
    size += Buffer.byteLength(character);
    if (size > bytes) break;
    kept += character;
  }
  return kept;
}
