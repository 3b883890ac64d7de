import type { PostTypeProps } from '@patchbay/webapp-sdk';
import React from 'react';

/** What the host formats messages with; the HTML is safe to be drawn. */
interface PostUtils {
  formatText(text: string, options?: { atMentions?: boolean }): string;
  messageHtmlToComponent(html: string, options?: object): React.ReactNode;
}

/** Draws a message that started with `[demo]`. */
export function DemoPost({ post, theme }: PostTypeProps): React.ReactElement {
  return (
    <div
      className="demo-plugin__card"
      style={{ borderLeft: `4px solid ${theme?.buttonBg ?? '#1c58d9'}`, padding: '8px 12px' }}
    >
      <div style={{ fontSize: 11, opacity: 0.7 }}>Demo card</div>
      <div>{formatted(post.message)}</div>
    </div>
  );
}

/** As the host draws messages: Markdown, emoji and mentions. */
function formatted(message: string): React.ReactNode {
  const { PostUtils: utils } = window as unknown as { PostUtils?: PostUtils };
  return utils ? utils.messageHtmlToComponent(utils.formatText(message, { atMentions: true })) : message;
}
