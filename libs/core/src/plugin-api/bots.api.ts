import type { API, Bot, BotGetOptions, BotPatch } from '@patchbay/contract';
import { emptyContext } from '../model/empty-context.ts';
import type { ApiScope } from './api-scope.ts';
import { received } from './input.ts';

type Methods = Pick<
  API,
  'CreateBot' | 'PatchBot' | 'GetBot' | 'GetBots' | 'UpdateBotActive' | 'PermanentDeleteBot' | 'EnsureBotUser'
>;

/** Bots; a plugin owns those it makes (contract: management §15). */
export function botsApi({ core, manifest }: ApiScope): Methods {
  return {
    CreateBot: (given) => {
      const bot = received<Bot>('model.Bot', given);
      return core.bots.create(emptyContext(), { ...bot, owner_id: bot.owner_id || manifest.id });
    },
    PatchBot: (userId, given) => {
      const patch = received<BotPatch>('model.BotPatch', given);
      return core.bots.patch(userId, {
        username: patch.username,
        display_name: patch.display_name,
        description: patch.description,
      });
    },
    GetBot: (userId, includeDeleted) => core.bots.get(userId, includeDeleted),
    GetBots: async (given) => {
      const options = received<BotGetOptions>('model.BotGetOptions', given);
      return core.bots.list(
        { page: options.Page, perPage: options.PerPage },
        {
          includeDeleted: options.IncludeDeleted,
          ownerId: options.OwnerId,
          onlyOrphaned: options.OnlyOrphaned,
        },
      );
    },
    UpdateBotActive: (userId, active) => core.bots.setActive(emptyContext(), userId, active),
    PermanentDeleteBot: async (userId) => {
      await core.bots.get(userId, true);
      await core.userRemoval.remove(emptyContext(), userId);
    },
    EnsureBotUser: (bot) => core.bots.ensure(emptyContext(), manifest.id, received<Bot>('model.Bot', bot)),
  };
}
