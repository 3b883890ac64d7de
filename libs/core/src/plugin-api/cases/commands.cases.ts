import { expect } from '@jest/globals';
import type { AutocompleteData } from '@patchbay/contract';
import { CONTEXT } from '../../fixtures/test-core.ts';
import { silentHooks } from '../../hooks/silent-hooks.ts';
import { TRIGGER_LIFETIME_MS } from '../../commands/trigger-ids.ts';
import type { ApiCases, Kit } from './case.ts';

const badData = { id: 'plugin.register_command.autocomplete.app_error', status_code: 400 };

const withData =
  (data: object) =>
  ({ api }: Kit) =>
    api.RegisterCommand({ trigger: 'bad', auto_complete: true, autocomplete_data: data as AutocompleteData });
const withArgument = (...args: object[]) => withData({ Trigger: 'bad', Arguments: args });

const dialog = (triggerId: string) => ({ trigger_id: triggerId, url: '/x', dialog: { title: 'T' } });

export const commandCases: ApiCases = {
  RegisterCommand: {
    effect: async ({ api, bob, channel, other, team, test }) => {
      await api.RegisterCommand({
        trigger: 'Weather',
        auto_complete: true,
        auto_complete_desc: 'old',
        auto_complete_hint: '[city]',
      });
      await api.RegisterCommand({
        trigger: 'weather',
        auto_complete: true,
        autocomplete_data: {
          Trigger: 'weather',
          HelpText: 'now',
          SubCommands: [
            {
              Trigger: 'in',
              Arguments: [{ Type: 'DynamicList', Required: true, Data: { FetchURL: 'cities' } }],
            },
          ],
        } as unknown as AutocompleteData,
      });
      const mine = (await other.ListPluginCommands(team.id)).filter(
        (each) => each?.plugin_id === 'com.example.demo',
      );
      expect(mine).toHaveLength(1);
      const argument = mine[0]?.autocomplete_data?.SubCommands?.[0]?.Arguments?.[0];
      expect(argument?.Data).toEqual({ FetchURL: '/plugins/com.example.demo/cities' });
      test.core.attachHooks({
        ...silentHooks,
        executeCommand: async (pluginId, _context, args) =>
          ({ response_type: 'ephemeral', text: `${pluginId}: ${args.command}` }) as never,
      });
      await other.RegisterCommand({ trigger: 'weather' });
      const response = await test.core.commands.execute(CONTEXT, {
        command: '/weather in Rome',
        channel_id: channel.id,
        user_id: bob.id,
      });
      expect(response.text).toBe('com.example.demo: /weather in Rome');
    },
    refusals: {
      'no trigger': [
        ({ api }) => api.RegisterCommand({}),
        { id: 'plugin.register_command.trigger.app_error' },
      ],
      'a trigger of two words': [
        ({ api }) => api.RegisterCommand({ trigger: 'two words' }),
        { id: 'plugin.register_command.trigger.app_error' },
      ],
      'data without a trigger': [withData({}), badData],
      'data for a trigger with capitals': [withData({ Trigger: 'Bad' }), badData],
      'data for a role that is none': [withData({ Trigger: 'bad', RoleID: 'king' }), badData],
      'arguments beside subcommands': [
        withData({
          Trigger: 'bad',
          Arguments: [{ Type: 'TextInput', Required: true, Data: {} }],
          SubCommands: [{ Trigger: 'x' }],
        }),
        badData,
      ],
      'a subcommand without a trigger': [withData({ Trigger: 'bad', SubCommands: [{}] }), badData],
      'a list without items': [withArgument({ Type: 'StaticList', Data: {} }), badData],
      'an item without a name': [
        withArgument({ Type: 'StaticList', Data: { PossibleArguments: [{ HelpText: 'x' }] } }),
        badData,
      ],
      'a dynamic list from nowhere': [withArgument({ Type: 'DynamicList' }), badData],
      'an optional positional argument': [withArgument({ Type: 'TextInput', Data: {} }), badData],
      'a positional argument behind a named one': [
        withArgument(
          { Name: 'n', Type: 'TextInput', Data: {} },
          { Type: 'TextInput', Required: true, Data: {} },
        ),
        badData,
      ],
    },
  },
  OpenInteractiveDialog: {
    effect: async ({ api, bob, test }) => {
      const { clientTriggerId, triggerId } = test.core.triggers.make(bob.id);
      await api.OpenInteractiveDialog({
        ...dialog(triggerId),
        dialog: { title: 'T', elements: [{ name: 'n', type: 'text' }] },
      });
      const event = await test.last('open_dialog');
      expect(event.broadcast).toMatchObject({ user_id: bob.id, channel_id: '' });
      expect(JSON.parse(String(event.data['dialog']))).toMatchObject({
        trigger_id: clientTriggerId,
        url: '/x',
        dialog: { title: 'T', elements: [{ name: 'n', type: 'text' }] },
      });
      const more = test.core.triggers.make(bob.id);
      await api.OpenInteractiveDialog({ trigger_id: more.triggerId, url: '', dialog: { title: '' } });
      expect(test.log.at(-1)).toMatchObject({ level: 'warn', fields: { plugin_id: 'com.example.demo' } });
    },
    refusals: {
      'a forged trigger': [
        ({ api }) => api.OpenInteractiveDialog(dialog(Buffer.from('a:b:1:c').toString('base64'))),
        { id: 'interactive_message.decode_trigger_id.missing_data', status_code: 400 },
      ],
      'an old trigger': [
        ({ api, bob, test }) => {
          const { triggerId } = test.core.triggers.make(bob.id);
          test.clock.time += TRIGGER_LIFETIME_MS + 1;
          return api.OpenInteractiveDialog(dialog(triggerId));
        },
        { id: 'interactive_message.decode_trigger_id.expired', status_code: 400 },
      ],
    },
  },
};
