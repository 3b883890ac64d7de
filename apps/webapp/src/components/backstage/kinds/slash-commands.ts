import type { Command } from '@mattermost/types/integrations';
import {
  addCommand,
  deleteCommand,
  editCommand,
  getCustomTeamCommands,
  regenCommandToken,
} from 'mattermost-redux/actions/integrations';
import { flag, list, number, record, text } from '../../../rest/fields.ts';
import { answerOf, textOf } from '../integration-kind.ts';
import type { Integration, IntegrationKind, Values } from '../integration-kind.ts';

/** Commands that ask an address. */
export const slashCommands: IntegrationKind = {
  name: 'commands',
  icon: 'slash-forward-box-outline',
  fields: [
    { name: 'display_name', label: 'backstage.field.title', input: 'text' },
    { name: 'description', label: 'backstage.field.description', input: 'text' },
    {
      name: 'trigger',
      label: 'backstage.field.trigger',
      help: 'backstage.field.triggerHelp',
      input: 'text',
      isRequired: true,
    },
    {
      name: 'url',
      label: 'backstage.field.url',
      help: 'backstage.field.urlHelp',
      input: 'text',
      isRequired: true,
    },
    {
      name: 'method',
      label: 'backstage.field.method',
      input: 'choice',
      choices: [
        { value: 'P', text: 'backstage.field.post' },
        { value: 'G', text: 'backstage.field.get' },
      ],
    },
    {
      name: 'username',
      label: 'backstage.field.username',
      help: 'backstage.field.usernameHelp',
      input: 'text',
    },
    { name: 'icon_url', label: 'backstage.field.icon', help: 'backstage.field.iconHelp', input: 'text' },
    { name: 'auto_complete', label: 'backstage.field.autocomplete', input: 'check' },
    {
      name: 'auto_complete_hint',
      label: 'backstage.field.autocompleteHint',
      help: 'backstage.field.autocompleteHintHelp',
      input: 'text',
    },
    { name: 'auto_complete_desc', label: 'backstage.field.autocompleteText', input: 'text' },
  ],
  list: async ({ team, dispatch }) =>
    list(await answerOf(dispatch(getCustomTeamCommands(team.id)))).map(read),
  create: ({ team, dispatch }, values) =>
    answerOf(dispatch(addCommand({ ...commandOf(values), team_id: team.id }))),
  update: ({ dispatch }, { raw }, values) =>
    answerOf(dispatch(editCommand({ ...raw, ...commandOf(values) }))),
  remove: ({ dispatch }, id) => answerOf(dispatch(deleteCommand(id))),
  regenerate: ({ dispatch }, id) => answerOf(dispatch(regenCommandToken(id))),
};

const commandOf = (values: Values) =>
  ({
    display_name: textOf(values.display_name),
    description: textOf(values.description),
    trigger: textOf(values.trigger).replace(/^\/+/, '').toLowerCase(),
    url: textOf(values.url),
    method: textOf(values.method) || 'P',
    username: textOf(values.username),
    icon_url: textOf(values.icon_url),
    auto_complete: values.auto_complete === true,
    auto_complete_hint: textOf(values.auto_complete_hint),
    auto_complete_desc: textOf(values.auto_complete_desc),
  }) as Command;

function read(value: unknown): Integration {
  const command = record(value);
  return {
    id: text(command.id),
    name: text(command.display_name) || `/${text(command.trigger)}`,
    description: text(command.description),
    ownerId: text(command.creator_id),
    createAt: number(command.create_at),
    isActive: true,
    values: {
      display_name: text(command.display_name),
      description: text(command.description),
      trigger: text(command.trigger),
      url: text(command.url),
      method: text(command.method) || 'P',
      username: text(command.username),
      icon_url: text(command.icon_url),
      auto_complete: flag(command.auto_complete),
      auto_complete_hint: text(command.auto_complete_hint),
      auto_complete_desc: text(command.auto_complete_desc),
    },
    facts: [
      { label: 'backstage.fact.command', value: `/${text(command.trigger)}` },
      { label: 'backstage.fact.address', value: text(command.url) },
      { label: 'backstage.fact.token', value: text(command.token), isSecret: true },
    ],
    raw: command,
  };
}
