import { useMemo } from 'react';
import { formatText } from './format-text.ts';
import type { FormatTextOptions } from './format-text.ts';
import { messageHtmlToComponent } from './message-html-to-component.tsx';
import type { MessageHtmlOptions } from './message-html-to-component.tsx';

interface MarkdownProps {
  text: string;
  /** The same object from one drawing to the next, or none: it is formatted anew when it changes. */
  options?: FormatTextOptions & MessageHtmlOptions;
}

/** A text drawn as messages are. */
export function Markdown({ text, options }: MarkdownProps) {
  const content = useMemo(() => messageHtmlToComponent(formatText(text, options), options), [text, options]);
  return <>{content}</>;
}
