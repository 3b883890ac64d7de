import { beforeEach, describe, expect, it } from '@jest/globals';
import { Readable } from 'node:stream';
import type { Core } from '@patchbay/core';
import type { PluginStatus } from '@patchbay/host';
import { PluginStates } from '@patchbay/host';
import { FakeHost } from '../fixtures/fake-host.ts';
import { pluginManagement } from './plugin-management.ts';
import { pluginWebsocketEvents } from './plugin-websocket-events.ts';

describe('what plugins may do to plugins', () => {
  const settings = { Enable: true, EnableUploads: false };
  const config = { get: () => ({ PluginSettings: settings }) } as unknown as Core['config'];
  let fake: FakeHost;
  const management = () => pluginManagement(() => fake.host, config);

  beforeEach(() => {
    fake = new FakeHost();
    settings.EnableUploads = false;
  });

  it('installs a bundle from another, where uploads are on', async () => {
    settings.EnableUploads = true;
    expect(await management().install?.(Readable.from(['bytes']), true)).toMatchObject({ id: 'made' });
    expect([fake.bundle.toString(), fake.calls]).toEqual([
      'bytes',
      ['install {"force":true,"source":"plugin"}'],
    ]);
  });

  it('installs nothing where they are off', async () => {
    await expect(management().install?.(Readable.from(['bytes']), false)).rejects.toMatchObject({
      id: 'app.plugin.upload_disabled.app_error',
      status_code: 501,
    });
    expect(fake.calls).toEqual([]);
  });

  it('lets none call another while all are switched off', async () => {
    settings.Enable = false;
    expect(await management().http?.('a', { url: '/b/path' })).toMatchObject({ statusCode: 501 });
    settings.Enable = true;
    expect(await management().http?.('a', { url: '/b/path' })).not.toMatchObject({ statusCode: 501 });
  });

  it('has no status of what is not installed', async () => {
    await expect(management().status('missing')).rejects.toMatchObject({ status_code: 404 });
  });
});

describe('the commands of a plugin', () => {
  const statusesAre = (state: PluginStatus['state'], Enable = true): string[] => {
    const forgotten: string[] = [];
    const commands = { unregisterAllOfPlugin: (id: string) => void forgotten.push(id) };
    const config = { get: () => ({ PluginSettings: { Enable } }) };
    const events = { publish: () => undefined };
    pluginWebsocketEvents({ commands, config, events } as unknown as Core).statusesChanged([
      { plugin_id: 'a', state } as PluginStatus,
    ]);
    return forgotten;
  };

  it('are forgotten when it is disabled, replaced or removed', () => {
    expect(statusesAre(PluginStates.NotRunning)).toEqual(['a']);
  });

  it('stay while all plugins are switched off', () => {
    expect(statusesAre(PluginStates.NotRunning, false)).toEqual([]);
  });

  it.each(['Starting', 'Running', 'FailedToStart', 'FailedToStayRunning', 'Stopping'] as const)(
    'stay while it is %s',
    (name) => {
      expect(statusesAre(PluginStates[name])).toEqual([]);
    },
  );
});
