import { createBot, disableBot, enableBot, loadBots, patchBot } from 'mattermost-redux/actions/bots';
import { Client4 } from 'mattermost-redux/client';
import { list, number, record, text } from '../../../rest/fields.ts';
import { answerOf, textOf } from '../integration-kind.ts';
import type { Integration, IntegrationContext, IntegrationKind, Values } from '../integration-kind.ts';

const MOST = 200;
/** Roles that a bot may be given, by the field that says so. */
const extras = { postAll: 'system_post_all', postPublic: 'system_post_all_public' } as const;

/** Accounts that programs and plugins act with. */
export const botAccounts: IntegrationKind = {
  name: 'bots',
  icon: 'robot-happy',
  hasTokens: true,
  fields: [
    {
      name: 'username',
      label: 'users.usernameField',
      help: 'backstage.field.botNameHelp',
      input: 'text',
      isRequired: true,
    },
    { name: 'display_name', label: 'backstage.field.displayName', input: 'text' },
    { name: 'description', label: 'backstage.field.description', input: 'text' },
    { name: 'postAll', label: 'backstage.field.postAll', input: 'check', isForAdmins: true },
    { name: 'postPublic', label: 'backstage.field.postPublic', input: 'check', isForAdmins: true },
  ],
  list: async ({ dispatch }) => {
    const bots = list(await answerOf(dispatch(loadBots(0, MOST)))).map(record);
    const ids = bots.map((bot) => text(bot.user_id));
    const users = ids.length === 0 ? [] : list(await Client4.getProfilesByIds(ids)).map(record);
    const roles = new Map(users.map((user) => [text(user.id), text(user.roles)]));
    return bots.map((bot) => read(bot, roles.get(text(bot.user_id)) ?? ''));
  },
  create: async (context, values) => {
    const bot = await answerOf(context.dispatch(createBot(botOf(values))));
    await setRoles(context, text(record(bot).user_id), '', values);
    return bot;
  },
  update: async (context, before, values) => {
    const bot = await answerOf(context.dispatch(patchBot(before.id, botOf(values))));
    await setRoles(context, before.id, text(before.raw.roles), values);
    return bot;
  },
  setActive: ({ dispatch }, id, isActive) => answerOf(dispatch(isActive ? enableBot(id) : disableBot(id))),
};

const botOf = (values: Values) => ({
  username: textOf(values.username).toLowerCase(),
  display_name: textOf(values.display_name),
  description: textOf(values.description),
});

/** Only administrators are asked for roles, and only a change is sent. */
async function setRoles({ isAdmin }: IntegrationContext, id: string, before: string, values: Values) {
  const had = before.split(' ').filter(Boolean);
  const kept = had.filter((role) => !(Object.values(extras) as string[]).includes(role));
  const wanted = Object.entries(extras).filter(([field]) => values[field] === true);
  const roles = [...new Set(['system_user', ...kept, ...wanted.map(([, role]) => role)])];
  const hasChanged = Object.entries(extras).some(
    ([field, role]) => (values[field] === true) !== had.includes(role),
  );
  if (isAdmin && hasChanged && id !== '') {
    await Client4.updateUserRoles(id, roles.join(' '));
  }
}

function read(bot: Readonly<Record<string, unknown>>, roles: string): Integration {
  const username = text(bot.username);
  const has = roles.split(' ');
  return {
    id: text(bot.user_id),
    name: text(bot.display_name) || username,
    description: text(bot.description),
    ownerId: text(bot.owner_id),
    createAt: number(bot.create_at),
    isActive: number(bot.delete_at) === 0,
    values: {
      username,
      display_name: text(bot.display_name),
      description: text(bot.description),
      postAll: has.includes(extras.postAll),
      postPublic: has.includes(extras.postPublic),
    },
    facts: [{ label: 'backstage.fact.username', value: `@${username}` }],
    raw: { ...bot, roles },
  };
}
