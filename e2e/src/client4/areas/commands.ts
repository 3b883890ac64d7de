import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Command } from '@mattermost/types/integrations';

import { area, refusal } from '../area.ts';

export const commands = area(
  'slash commands',
  [
    'getCommandsList',
    'getCommandAutocompleteSuggestionsList',
    'getAutocompleteCommandsList',
    'getCustomTeamCommands',
    'executeCommand',
    'addCommand',
    'editCommand',
    'regenCommandToken',
    'deleteCommand',
  ],
  (world) => {
    let server: Server;
    let url = '';
    beforeAll(async () => {
      server = createServer((_request, response) => {
        response.setHeader('Content-Type', 'application/json');
        response.end(JSON.stringify({ response_type: 'ephemeral', text: 'sunny' }));
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    });
    afterAll(() => {
      server.closeAllConnections();
      server.close();
    });

    it('are made, run, changed and removed', async () => {
      const { admin, alice, team, channel } = world();
      const wanted = {
        team_id: team.id,
        trigger: 'weather',
        method: 'P',
        url,
        auto_complete: true,
        auto_complete_desc: 'Looks out of the window',
        display_name: 'Weather',
      } as Command;
      expect(await refusal(alice.client.addCommand(wanted))).toMatch(/^403/);
      const made = await admin.addCommand(wanted);
      expect(made).toMatchObject({ trigger: 'weather', token: expect.stringMatching(/^\w{26}$/) });
      const where = { channel_id: channel.id, team_id: team.id } as never;
      expect(await alice.client.executeCommand('/weather today', where)).toMatchObject({ text: 'sunny' });
      expect(await refusal(alice.client.executeCommand('/nothing', where))).toMatch(/^404/);
      const listed = (commands: Command[]) => commands.map(({ trigger }) => trigger);
      expect(listed(await admin.getCommandsList(team.id))).toContain('weather');
      expect(listed(await admin.getCustomTeamCommands(team.id))).toEqual(['weather']);
      expect(listed(await alice.client.getAutocompleteCommandsList(team.id))).toContain('weather');
      const suggestions = await alice.client.getCommandAutocompleteSuggestionsList('/wea', team.id, where);
      expect(suggestions.map(({ Suggestion }) => Suggestion)).toContain('weather');
      expect((await admin.editCommand({ ...made, display_name: 'Sky' })).display_name).toBe('Sky');
      expect((await admin.regenCommandToken(made.id)).token).not.toBe(made.token);
      await admin.deleteCommand(made.id);
      expect(await refusal(alice.client.executeCommand('/weather', where))).toMatch(/^404/);
    });
  },
);
