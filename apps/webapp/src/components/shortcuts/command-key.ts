import type { useText } from '../../i18n/use-text.ts';

/** What is written on the key that commands are given with. */
export function commandKey(text: ReturnType<typeof useText>): string {
  return /mac|iphone|ipad/i.test(navigator.platform) ? '⌘' : text('key.ctrl');
}
