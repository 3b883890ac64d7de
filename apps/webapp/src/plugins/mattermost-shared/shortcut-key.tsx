import type { ReactNode } from 'react';

export const ShortcutKeyVariant = {
  Contrast: 'contrast',
  Tooltip: 'tooltip',
  TutorialTip: 'tutorialTip',
  ShortcutModal: 'shortcut',
  InlineContent: 'inline-content',
} as const;

type Variant = (typeof ShortcutKeyVariant)[keyof typeof ShortcutKeyVariant];

export interface ShortcutKeyProps {
  variant?: Variant;
  children?: ReactNode;
}

/** The name of a key. */
export function ShortcutKey({ variant, children }: ShortcutKeyProps) {
  return <kbd className={`shortcut-key ${variant ? `shortcut-key--${variant}` : ''}`.trim()}>{children}</kbd>;
}
