import type { Refusals } from './refusals.ts';

/** Bots. */
export const bots = {
  'store.sql_bot.get.missing.app_error': [404, 'There is no such bot.'],
  'api.bot.create_disabled': [
    403,
    'Creating bots is switched off (ServiceSettings.EnableBotAccountCreation).',
  ],
  'model.bot.is_valid.username.app_error': [
    400,
    'The username of a bot has 3 to 64 characters: lower-case letters, digits and the symbols . - _; it starts with a letter.',
  ],
  'plugin_api.bot_cant_create_bot': [400, 'A bot cannot be the owner of a bot.'],
} as const satisfies Refusals;
