import type { CSSProperties } from 'react';
import { number } from '../../rest/fields.ts';

const MAX_WIDTH_PX = 500;
const MAX_HEIGHT_PX = 350;

interface ImageBox {
  width?: number;
  height?: number;
  style?: CSSProperties;
}

/** The place of a picture whose size is known: within limits, in its own proportions. */
export function imageBox(size: { width: number; height: number } | undefined): ImageBox {
  // It comes from elsewhere, and may say anything.
  const full = { width: number(size?.width), height: number(size?.height) };
  if (full.width <= 0 || full.height <= 0) {
    return {};
  }
  const scale = Math.min(1, MAX_WIDTH_PX / full.width, MAX_HEIGHT_PX / full.height);
  const width = Math.max(1, Math.round(full.width * scale));
  return { width, style: { width, height: 'auto', aspectRatio: `${full.width} / ${full.height}` } };
}
