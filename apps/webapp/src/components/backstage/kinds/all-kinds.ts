import { botAccounts } from './bot-accounts.ts';
import { incomingWebhooks } from './incoming-webhooks.ts';
import { oauthApps } from './oauth-apps.ts';
import { outgoingWebhooks } from './outgoing-webhooks.ts';
import { slashCommands } from './slash-commands.ts';

/** Every sort of integration, in the order in which they are shown. */
export const allKinds = [incomingWebhooks, outgoingWebhooks, slashCommands, oauthApps, botAccounts];
