import type { CSSProperties } from 'react';

const MAX_WIDTH_PX = 500;
const MAX_HEIGHT_PX = 350;

interface ImageBox {
  width?: number;
  height?: number;
  style?: CSSProperties;
}

/** The place of a picture whose size is known: within limits, in its own proportions. */
export function imageBox(size: { width: number; height: number } | undefined): ImageBox {
  if (size === undefined || !(size.width > 0) || !(size.height > 0)) {
    return {};
  }
  const scale = Math.min(1, MAX_WIDTH_PX / size.width, MAX_HEIGHT_PX / size.height);
  const width = Math.round(size.width * scale);
  return { width, style: { width, height: 'auto', aspectRatio: `${size.width} / ${size.height}` } };
}
