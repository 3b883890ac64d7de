import type { PostImage } from '@patchbay/contract';
import type { Outgoing } from '../../outgoing/outgoing.ts';
import { readOpenGraph, type OpenGraph } from './open-graph.ts';

/** Of a page or a picture: its head is enough. */
const LOOKED_AT_BYTES = 2 * 1024 * 1024;

/** What stands behind a link; neither when it is nothing that can be shown. */
export interface LinkContent {
  readonly openGraph?: OpenGraph;
  readonly image?: PostImage;
}

/** Asks for a link once. Rejects when its server cannot be asked, or answers with no success. */
export async function readLink(
  outgoing: Pick<Outgoing, 'request'>,
  url: string,
  { deadlineMs, locale, signal }: { deadlineMs: number; locale: string; signal: AbortSignal },
): Promise<LinkContent> {
  const answer = await outgoing.request(url, {
    headers: { Accept: 'image/*, text/html;q=0.8', 'Accept-Language': locale },
    maxBytes: LOOKED_AT_BYTES,
    cut: true,
    deadlineMs,
    signal,
  });
  if (answer.status < 200 || answer.status >= 300) return {};
  const type = (answer.headers['content-type'] ?? '').toLowerCase();
  if (type.startsWith('image/svg')) return { image: { width: 0, height: 0, format: 'svg', frame_count: 0 } };
  if (type.startsWith('image/')) return imageOf(answer.body);
  if (!type.startsWith('text/html')) return {};
  const openGraph = readOpenGraph(decoded(answer.body, type), url);
  return openGraph ? { openGraph } : {};
}

async function imageOf(bytes: Buffer): Promise<LinkContent> {
  const { default: sharp } = await import('sharp');
  const { width, height, format, pages, orientation } = await sharp(bytes, { failOn: 'none' }).metadata();
  if (format === 'tiff') return {};
  const turned = (orientation ?? 1) >= 5;
  return {
    image: {
      width: turned ? height : width,
      height: turned ? width : height,
      format,
      frame_count: format === 'gif' ? (pages ?? 1) : 0,
    },
  };
}

function decoded(bytes: Buffer, type: string): string {
  const charset = /charset="?([\w-]+)/.exec(type)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    // An encoding nobody knows: the tags themselves are ASCII in nearly all of them.
    return bytes.toString('latin1');
  }
}
