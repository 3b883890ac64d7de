import { useMemo } from 'react';
import { formatText } from './format-text.ts';
import type { FormatTextOptions } from './format-text.ts';
import { messageHtmlToComponent } from './message-html-to-component.tsx';

interface MarkdownProps {
  text: string;
  options?: FormatTextOptions;
}

/** A text drawn as messages are. */
export function Markdown({ text, options }: MarkdownProps) {
  const singleline = options?.singleline;
  const content = useMemo(() => messageHtmlToComponent(formatText(text, { singleline })), [text, singleline]);
  return <>{content}</>;
}
