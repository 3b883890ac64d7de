import { open } from 'node:fs/promises';

/** How far into the file its first tag is looked for, in bytes. */
const HEAD_BYTES = 64 * 1024;

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** What an SVG file says of its size. It is read as text and never drawn. */
export async function svgSize(path: string): Promise<PictureSize | undefined> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return sizeOf(buffer.toString('utf8', 0, bytesRead));
  } finally {
    await file.close();
  }
}

function sizeOf(head: string): PictureSize | undefined {
  const tag = /<svg\s[^>]*>/i.exec(head)?.[0];
  if (tag === undefined) return undefined;
  const box = /\sviewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)/i.exec(tag);
  const width = lengthOf(tag, 'width') ?? pixels(box?.[1]);
  const height = lengthOf(tag, 'height') ?? pixels(box?.[2]);
  return width !== undefined && height !== undefined ? { width, height } : undefined;
}

function lengthOf(tag: string, name: 'width' | 'height'): number | undefined {
  const pattern =
    name === 'width'
      ? /\swidth\s*=\s*["']\s*([\d.]+)\s*(?:px)?\s*["']/i
      : /\sheight\s*=\s*["']\s*([\d.]+)\s*(?:px)?\s*["']/i;
  return pixels(pattern.exec(tag)?.[1]);
}

function pixels(text: string | undefined): number | undefined {
  const value = Math.round(Number(text));
  return value > 0 && value < 1_000_000 ? value : undefined;
}
