import { open, realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';

/** Larger ones would make the list of plugins heavy. */
const MAX_ICON_BYTES = 256 * 1024;

const XML_BEFORE_ROOT =
  /^\uFEFF?(?:\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(?:\[[\s\S]*?\])?[^>]*>)*/i;

/**
 * The icon of an unpacked plugin as a data URI, '' when there is none, or it is anything but a small SVG inside the
 * folder (contract: management §7).
 */
export async function svgIcon(folder: string, iconPath: string | undefined): Promise<string> {
  if (!iconPath) return '';
  try {
    const root = await realpath(folder);
    const path = await realpath(resolve(root, iconPath));
    const inside = relative(root, path);
    if (inside.startsWith('..') || isAbsolute(inside)) return '';
    const bytes = await readSmall(path);
    return bytes && isSvg(bytes.toString('utf8'))
      ? `data:image/svg+xml;base64,${bytes.toString('base64')}`
      : '';
  } catch {
    return '';
  }
}

async function readSmall(path: string): Promise<Buffer | undefined> {
  const file = await open(path);
  try {
    const found = await file.stat();
    return found.isFile() && found.size <= MAX_ICON_BYTES ? await file.readFile() : undefined;
  } finally {
    await file.close();
  }
}

/** Whether the first element is `svg`, whatever comment or declaration is before it. */
export const isSvg = (text: string): boolean => /^<svg[\s>/]/i.test(text.replace(XML_BEFORE_ROOT, ''));
