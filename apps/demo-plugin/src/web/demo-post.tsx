import type { PostTypeProps } from '@patchbay/webapp-sdk';
import React from 'react';

/** Draws a message that started with `[demo]`. */
export function DemoPost({ post, theme }: PostTypeProps): React.ReactElement {
  return (
    <div
      className="demo-plugin__card"
      style={{ borderLeft: `4px solid ${theme?.buttonBg ?? '#1c58d9'}`, padding: '8px 12px' }}
    >
      <div style={{ fontSize: 11, opacity: 0.7 }}>Demo card</div>
      <div>{post.message}</div>
    </div>
  );
}
