import { once } from 'node:events';
import { readFileSync } from 'node:fs';

import { expect } from '@jest/globals';
import { WebSocket } from 'ws';

import { eventually } from '../eventually.ts';
import type { Moments } from './moment.ts';
import type { Stage } from './stage.ts';

/** A websocket of somebody that has said hello; its connection's id. */
async function connect(stage: Stage): Promise<{ socket: WebSocket; id: string }> {
  const socket = new WebSocket(`${stage.site.patchbay.url.replace('http', 'ws')}/api/v4/websocket`, {
    headers: { Authorization: `Bearer ${stage.alice.rest.token}` },
  });
  const [hello] = (await once(socket, 'message')) as [Buffer];
  const { data } = JSON.parse(hello.toString()) as { data: { connection_id: string } };
  return { socket, id: data.connection_id };
}

/** The hooks of sockets, settings, commands, HTTP and of the plugin's own life. */
export const serverMoments: Moments = {
  ServeHTTP: async (stage, plugin) => {
    const response = await plugin.serve('GET', '/served');
    expect(await response.json()).toBe('served');
    const [context, method, path] = await plugin.called('ServeHTTP');
    expect([method, path]).toEqual(['GET', '/served']);
    expect(context).toMatchObject({ RequestId: response.headers.get('x-request-id') ?? expect.any(String) });
    expect((await fetch(`${stage.site.patchbay.url}/plugins/nobody/served`)).status).toBe(404);
  },

  ServeMetrics: async (stage, plugin) => {
    const response = await fetch(`http://127.0.0.1:${stage.metricsPort}/plugins/${plugin.id}/metrics`);
    expect(await response.text()).toBe('recorded 1\n');
    expect((await plugin.called('ServeMetrics')).slice(1)).toEqual(['GET', '/metrics']);
  },

  ExecuteCommand: async (stage, plugin) => {
    const command = `/recorded-${plugin.word} hello`;
    const { status, body } = await stage.ask(stage.alice, 'POST', '/commands/execute', {
      channel_id: stage.channelId,
      command,
    });
    expect({ status, text: body['text'] }).toEqual({ status: 200, text: `recorded ${command}` });
    const [[context, args] = []] = await plugin.callsOf('ExecuteCommand');
    expect(context).toMatchObject({ SessionId: expect.stringMatching(/^\w{26}$/) });
    expect(args).toMatchObject({
      user_id: stage.alice.id,
      channel_id: stage.channelId,
      team_id: stage.teamId,
      command,
      trigger_id: expect.any(String),
    });
  },

  OnWebSocketConnect: async (stage, plugin) => {
    const { socket, id } = await connect(stage);
    expect(await plugin.called('OnWebSocketConnect', id)).toEqual([id, stage.alice.id]);
    socket.terminate();
  },

  OnWebSocketDisconnect: async (stage, plugin) => {
    const { socket, id } = await connect(stage);
    socket.close();
    expect(await plugin.called('OnWebSocketDisconnect', id)).toEqual([id, stage.alice.id]);
  },

  WebSocketMessageHasBeenPosted: async (stage, plugin) => {
    const { socket, id } = await connect(stage);
    const action = `custom_${plugin.id}_wave`;
    socket.send(JSON.stringify({ seq: 1, action, data: { hand: 'left' } }));
    const args = await plugin.called('WebSocketMessageHasBeenPosted', action);
    expect(args).toEqual([id, stage.alice.id, { action, data: { hand: 'left' } }]);
    socket.terminate();
  },

  ConfigurationWillBeSaved: async (stage, plugin) => {
    const patch = (SiteName: string) =>
      stage.ask(stage.admin, 'PUT', '/config/patch', { TeamSettings: { SiteName } });
    const name = async () =>
      ((await stage.ask(stage.admin, 'GET', '/config')).body['TeamSettings'] as { SiteName: string })
        .SiteName;
    const word = `site-${plugin.word}`;
    await plugin.tell({
      ConfigurationWillBeSaved: { match: word, replace: { TeamSettings: { SiteName: 'Better' } } },
    });
    expect((await patch(word)).status).toBe(200);
    expect(await name()).toBe('Better');
    await plugin.tell({ ConfigurationWillBeSaved: { match: word, fail: 'not that name' } });
    expect((await patch(word)).status).toBeGreaterThanOrEqual(400);
    expect(await name()).toBe('Better');
  },

  OnConfigurationChange: async (stage, plugin) => {
    const Plugins = { [plugin.id]: { word: 'new' } };
    await stage.ask(stage.admin, 'PUT', '/config/patch', { PluginSettings: { Plugins } });
    await plugin.called('OnConfigurationChange');
  },

  GenerateSupportData: async (stage, plugin) => {
    const response = await stage.admin.rest.answer('GET', '/system/support_packet');
    expect(response.status).toBe(200);
    const archive = Buffer.from(await response.arrayBuffer());
    expect(archive.includes(`recorded-${plugin.word}.txt`)).toBe(true);
    const [context] = await plugin.called('GenerateSupportData');
    expect(context).toMatchObject({ SessionId: expect.stringMatching(/^\w{26}$/) });
    expect((await stage.alice.rest.answer('GET', '/system/support_packet')).status).toBe(403);
  },
};

/** The hooks of the plugin's own life; after them it is another process. */
export const lifeMoments: Moments = {
  Implemented: async (_stage, plugin) => {
    // Only the hooks that it says it has are called: the other tests show that these are.
    expect((await plugin.serve('GET', '/served')).status).toBe(200);
  },

  OnInstall: async (stage, plugin) => {
    await stage.publish();
    const setUp = { organization: 'Works', install_plugins: [plugin.id] };
    const { status } = await stage.ask(stage.admin, 'POST', '/system/onboarding/complete', setUp);
    expect(status).toBe(200);
    // Meanwhile its process is another one, and for a moment there is none.
    const [[context, event] = []] = await eventually(
      `${plugin.id} is told that it was installed`,
      () => plugin.callsOf('OnInstall').catch(() => []),
      (seen) => seen.length > 0,
    );
    expect(context).toMatchObject({ SessionId: expect.stringMatching(/^\w{26}$/) });
    expect(event).toEqual({ UserId: stage.admin.id });
    const denied = await stage.ask(stage.alice, 'POST', '/system/onboarding/complete', setUp);
    expect(denied.status).toBe(403);
  },

  OnDeactivate: async (stage, plugin) => {
    await stage.site.rest.post(`/plugins/${plugin.id}/disable`);
    await eventually(
      `${plugin.id} says that it was deactivated`,
      () => readFileSync(`${stage.site.dataDir}/logs/patchbay.log`, 'utf8'),
      (log) =>
        log.split('\n').some((line) => line.includes('OnDeactivate was called') && line.includes(plugin.id)),
    );
    await stage.site.rest.post(`/plugins/${plugin.id}/enable`);
    await stage.site.whenReady(plugin.id);
  },

  OnActivate: async (stage, plugin) => {
    await stage.site.rest.post(`/plugins/${plugin.id}/disable`);
    await stage.site.rest.post(`/plugins/${plugin.id}/enable`);
    await stage.site.whenReady(plugin.id);
    const calls = (await plugin.calls()).map(({ hook }) => hook);
    expect(calls.slice(0, 2)).toEqual(['OnConfigurationChange', 'OnActivate']);
  },
};
