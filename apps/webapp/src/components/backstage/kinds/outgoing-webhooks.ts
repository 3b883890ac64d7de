import type { OutgoingWebhook } from '@mattermost/types/integrations';
import {
  createOutgoingHook,
  getOutgoingHooks,
  regenOutgoingHookToken,
  removeOutgoingHook,
  updateOutgoingHook,
} from 'mattermost-redux/actions/integrations';
import { list, number, record, text, texts } from '../../../rest/fields.ts';
import { answerOf, linesOf, textOf } from '../integration-kind.ts';
import type { Integration, IntegrationKind, Values } from '../integration-kind.ts';

const MOST = 200;

/** Addresses that are told of messages that begin with certain words. */
export const outgoingWebhooks: IntegrationKind = {
  name: 'outgoing_webhooks',
  icon: 'webhook',
  fields: [
    { name: 'display_name', label: 'backstage.field.title', input: 'text' },
    { name: 'description', label: 'backstage.field.description', input: 'text' },
    {
      name: 'channel_id',
      label: 'backstage.field.channel',
      help: 'backstage.field.onlyPublicHelp',
      input: 'channel',
      noChannel: 'backstage.field.everyPublicChannel',
    },
    {
      name: 'trigger_words',
      label: 'backstage.field.triggerWords',
      help: 'backstage.field.triggerWordsHelp',
      input: 'lines',
    },
    {
      name: 'trigger_when',
      label: 'backstage.field.triggerWhen',
      input: 'choice',
      choices: [
        { value: '0', text: 'backstage.field.triggerExact' },
        { value: '1', text: 'backstage.field.triggerStarts' },
      ],
    },
    {
      name: 'callback_urls',
      label: 'backstage.field.callbacks',
      help: 'backstage.field.linesHelp',
      input: 'lines',
      isRequired: true,
    },
    {
      name: 'content_type',
      label: 'backstage.field.contentType',
      input: 'choice',
      choices: [
        { value: 'application/x-www-form-urlencoded', text: 'backstage.field.form' },
        { value: 'application/json', text: 'backstage.field.json' },
      ],
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
    list(await answerOf(dispatch(getOutgoingHooks('', team.id, 0, MOST)))).map(read),
  create: ({ team, userId, dispatch }, values) =>
    answerOf(dispatch(createOutgoingHook({ ...hookOf(values), team_id: team.id, creator_id: userId }))),
  update: ({ dispatch }, { raw }, values) =>
    answerOf(dispatch(updateOutgoingHook({ ...raw, ...hookOf(values) }))),
  remove: ({ dispatch }, id) => answerOf(dispatch(removeOutgoingHook(id))),
  regenerate: ({ dispatch }, id) => answerOf(dispatch(regenOutgoingHookToken(id))),
};

const hookOf = (values: Values) =>
  ({
    display_name: textOf(values.display_name),
    description: textOf(values.description),
    channel_id: textOf(values.channel_id),
    trigger_words: linesOf(values.trigger_words),
    trigger_when: Number(values.trigger_when) || 0,
    callback_urls: linesOf(values.callback_urls),
    content_type: textOf(values.content_type),
    username: textOf(values.username),
    icon_url: textOf(values.icon_url),
  }) as OutgoingWebhook;

function read(value: unknown): Integration {
  const hook = record(value);
  return {
    id: text(hook.id),
    name: text(hook.display_name),
    description: text(hook.description),
    ownerId: text(hook.creator_id),
    createAt: number(hook.create_at),
    isActive: true,
    values: {
      display_name: text(hook.display_name),
      description: text(hook.description),
      channel_id: text(hook.channel_id),
      trigger_words: texts(hook.trigger_words).join('\n'),
      trigger_when: String(number(hook.trigger_when)),
      callback_urls: texts(hook.callback_urls).join('\n'),
      content_type: text(hook.content_type) || 'application/x-www-form-urlencoded',
      username: text(hook.username),
      icon_url: text(hook.icon_url),
    },
    facts: [
      { label: 'backstage.fact.callbacks', value: texts(hook.callback_urls).join('\n') },
      { label: 'backstage.fact.triggerWords', value: texts(hook.trigger_words).join(', ') },
      { label: 'backstage.fact.token', value: text(hook.token), isSecret: true },
    ],
    raw: hook,
  };
}
