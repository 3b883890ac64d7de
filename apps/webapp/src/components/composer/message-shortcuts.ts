import type { KeyboardEvent } from 'react';
import type { MarkdownMode } from './apply-markdown.ts';

type Key = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>;

const plain: Readonly<Record<string, MarkdownMode>> = { b: 'bold', i: 'italic' };
const withAlt: Readonly<Record<string, MarkdownMode>> = { KeyK: 'link', KeyC: 'code' };
const withShift: Readonly<Record<string, MarkdownMode>> = {
  KeyX: 'strike',
  Digit7: 'numbers',
  Digit8: 'bullets',
  Digit9: 'quote',
};

/** The format that a key press asks for: Ctrl (or ⌘) with B, I, Alt+K, Alt+C, Shift+X, Shift+7, Shift+8 and Shift+9. */
export function formatOfKey(key: Key): MarkdownMode | undefined {
  if (!(key.ctrlKey || key.metaKey)) {
    return undefined;
  }
  if (key.altKey) {
    return key.shiftKey ? undefined : withAlt[key.code];
  }
  return key.shiftKey ? withShift[key.code] : plain[key.key.toLowerCase()];
}

/** Ctrl+Alt+P shows how the message will look. */
export const isPreviewKey = (key: Key): boolean =>
  (key.ctrlKey || key.metaKey) && key.altKey && !key.shiftKey && key.code === 'KeyP';
