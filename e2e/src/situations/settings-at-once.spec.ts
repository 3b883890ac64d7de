import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { Site } from '../site.ts';

jest.setTimeout(180_000);

const SAVES = 15;
const plugins = ['com.example.saver-one', 'com.example.saver-two'] as const;

/** Saves a setting of its own each time it is asked, and keeps what the server told it last. */
const hooks = `
  OnConfigurationChange: async () => { seen = await plugin.api.GetPluginConfig(); },
  ServeHTTP: async (_context, response, request) => {
    const number = new URL(request.url, 'http://plugin').searchParams.get('number');
    if (number !== null) {
      const before = await plugin.api.GetPluginConfig();
      await plugin.api.SavePluginConfig({ ...before, ['saved' + number]: true, last: number });
    }
    response.end(JSON.stringify({ now: await plugin.api.GetPluginConfig(), seen }));
  },`;

interface Told {
  now: Record<string, unknown>;
  seen: Record<string, unknown>;
}

describe('two plugins that save their settings at once', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
    for (const id of plugins) await site.run({ id, head: 'let seen = {};', hooks });
  });
  afterAll(() => site.close());

  it('lose nothing of each other, nor of what the administrator saves meanwhile', async () => {
    // Each saves one after the other, both at once; the administrator in between, with what stood there a moment ago.
    const saving = plugins.map(async (id) => {
      for (let number = 0; number < SAVES; number += 1) {
        const response = await site.ask(id, `/?number=${number}`);
        expect(response.status).toBe(200);
      }
    });
    const administering = (async () => {
      for (let number = 0; number < SAVES; number += 1)
        await site.rest.put('/config/patch', { TeamSettings: { MaxUsersPerTeam: 100 + number } });
    })();
    await Promise.all([...saving, administering]);

    const all = Object.fromEntries(Array.from({ length: SAVES }, (_, number) => [`saved${number}`, true]));
    const { PluginSettings, TeamSettings } = await site.rest.get<{
      PluginSettings: { Plugins: Record<string, unknown> };
      TeamSettings: { MaxUsersPerTeam: number };
    }>('/config');
    for (const id of plugins) expect(PluginSettings.Plugins[id]).toEqual({ ...all, last: String(SAVES - 1) });
    expect(TeamSettings.MaxUsersPerTeam).toBe(100 + SAVES - 1);

    await site.patchbay.end();
    await site.start();
    for (const id of plugins) {
      await site.whenStatus(id, 'it runs', ({ state }) => state === 2);
      const { now, seen } = (await (await site.ask(id, '/')).json()) as Told;
      expect(now).toEqual({ ...all, last: String(SAVES - 1) });
      expect(seen).toEqual(now);
    }
  });
});
