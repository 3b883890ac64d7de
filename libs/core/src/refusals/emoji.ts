import type { Refusals } from './refusals.ts';

/** Custom emoji. */
export const emoji = {
  'api.emoji.disabled.app_error': [501, 'Custom emoji are switched off (ServiceSettings.EnableCustomEmoji).'],
} as const satisfies Refusals;
