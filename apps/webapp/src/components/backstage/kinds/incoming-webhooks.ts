import type { IncomingWebhook } from '@mattermost/types/integrations';
import {
  createIncomingHook,
  getIncomingHooks,
  removeIncomingHook,
  updateIncomingHook,
} from 'mattermost-redux/actions/integrations';
import { flag, list, number, record, text } from '../../../rest/fields.ts';
import { siteUrl } from '../../../site-url.ts';
import { answerOf, textOf } from '../integration-kind.ts';
import type { Integration, IntegrationKind, Values } from '../integration-kind.ts';

const MOST = 200;

/** Addresses that post what is sent to them into a channel. */
export const incomingWebhooks: IntegrationKind = {
  name: 'incoming_webhooks',
  icon: 'webhook-incoming',
  fields: [
    { name: 'display_name', label: 'backstage.field.title', input: 'text' },
    { name: 'description', label: 'backstage.field.description', input: 'text' },
    { name: 'channel_id', label: 'backstage.field.channel', input: 'channel', isRequired: true },
    {
      name: 'channel_locked',
      label: 'backstage.field.locked',
      help: 'backstage.field.lockedHelp',
      input: 'check',
    },
    {
      name: 'username',
      label: 'backstage.field.username',
      help: 'backstage.field.usernameHelp',
      input: 'text',
    },
    { name: 'icon_url', label: 'backstage.field.icon', help: 'backstage.field.iconHelp', input: 'text' },
  ],
  list: async ({ team, dispatch }) =>
    list(await answerOf(dispatch(getIncomingHooks(team.id, 0, MOST)))).map(read),
  create: ({ team, userId, dispatch }, values) =>
    answerOf(dispatch(createIncomingHook({ ...hookOf(values), team_id: team.id, user_id: userId }))),
  update: ({ dispatch }, { raw }, values) =>
    answerOf(dispatch(updateIncomingHook({ ...raw, ...hookOf(values) }))),
  remove: ({ dispatch }, id) => answerOf(dispatch(removeIncomingHook(id))),
};

const hookOf = (values: Values) =>
  ({
    display_name: textOf(values.display_name),
    description: textOf(values.description),
    channel_id: textOf(values.channel_id),
    channel_locked: values.channel_locked === true,
    username: textOf(values.username),
    icon_url: textOf(values.icon_url),
  }) as IncomingWebhook;

function read(value: unknown): Integration {
  const hook = record(value);
  const id = text(hook.id);
  return {
    id,
    name: text(hook.display_name),
    description: text(hook.description),
    ownerId: text(hook.user_id),
    createAt: number(hook.create_at),
    isActive: true,
    values: {
      display_name: text(hook.display_name),
      description: text(hook.description),
      channel_id: text(hook.channel_id),
      channel_locked: flag(hook.channel_locked),
      username: text(hook.username),
      icon_url: text(hook.icon_url),
    },
    facts: [{ label: 'backstage.fact.address', value: `${siteUrl()}/hooks/${id}` }],
    raw: hook,
  };
}
