import { useState } from 'react';
import { copyText } from './copy-text.ts';

/** Copies a text, and knows whether it is this text that was copied. */
export function useCopied(text: string): { isCopied: boolean; copy(): void } {
  const [copied, setCopied] = useState<string>();
  return {
    isCopied: copied === text,
    copy: () => void copyText(text).then((isDone) => setCopied(isDone ? text : undefined)),
  };
}
