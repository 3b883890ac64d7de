import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FakeCore } from '../fixtures/fake-core.ts';
import { FakeHost } from '../fixtures/fake-host.ts';
import { metricsAddress } from './metrics-address.ts';
import { MetricsListener } from './metrics-listener.ts';

describe('an address of Go', () => {
  it.each([
    [':8067', { host: '127.0.0.1', port: 8067 }],
    ['0.0.0.0:80', { host: '0.0.0.0', port: 80 }],
    ['localhost:0', { host: 'localhost', port: 0 }],
    ['[::1]:9', { host: '::1', port: 9 }],
  ])('is read: %s', (text, address) => {
    expect(metricsAddress(text)).toEqual(address);
  });

  it.each(['', '8067', ':', ':99999', 'a:b:1', '::1:80', 'host:80x'])('is none: "%s"', (text) => {
    expect(metricsAddress(text)).toBeUndefined();
  });
});

describe('the metrics listener', () => {
  let core: FakeCore;
  let host: FakeHost;
  let listener: MetricsListener | undefined;
  let logged: string[];
  const open = async () => {
    const log = (message: string) => void logged.push(message);
    const logger = { debug: log, info: log, warn: log, error: log };
    listener = await MetricsListener.open({ core: core.core, host: host.host, logger });
  };
  const ask = (path: string, init?: RequestInit) =>
    fetch(`http://127.0.0.1:${listener?.address?.port}${path}`, init);
  beforeEach(() => {
    core = new FakeCore();
    host = new FakeHost();
    host.active.add('com.x.demo');
    logged = [];
    core.settings.MetricsSettings.Enable = true;
  });
  afterEach(() => listener?.close());

  it('is off by default', async () => {
    core.settings.MetricsSettings.Enable = false;
    await open();
    expect([listener?.address, logged]).toEqual([undefined, []]);
  });

  it('is for this machine alone unless an address is given', async () => {
    await open();
    expect(listener?.address?.address).toBe('127.0.0.1');
    core.patchbay.MetricsListenAddress = '0.0.0.0:0';
    await core.settingsChanged();
    expect(listener?.address?.address).toBe('0.0.0.0');
  });

  it('passes a request to the hook ServeMetrics of that plugin, without what is secret in it', async () => {
    await open();
    host.answer = (response) => response.setHeader('Content-Type', 'text/plain').end('demo_total 3\n');
    const answer = await ask('/plugins/com.x.demo/metrics?a=1', {
      headers: { Authorization: 'Bearer secret', 'Mattermost-User-Id': 'me' },
    });
    expect([answer.status, await answer.text()]).toEqual([200, 'demo_total 3\n']);
    const [seen] = host.seen;
    expect(seen).toMatchObject({
      pluginId: 'com.x.demo',
      hook: 'ServeMetrics',
      request: { url: '/metrics?a=1' },
    });
    expect(Object.keys(seen?.request.header ?? {})).not.toEqual(
      expect.arrayContaining(['Authorization', 'Mattermost-User-Id']),
    );
  });

  it('has nothing else', async () => {
    await open();
    for (const path of [
      '/',
      '/plugins/other/metrics',
      '/plugins/com.x.demo',
      '/plugins/com.x.demo/metrics/x',
    ])
      expect((await ask(path)).status).toBe(404);
    expect((await ask('/plugins/com.x.demo/metrics', { method: 'POST' })).status).toBe(404);
    expect((await ask('/plugins/..%2Fx/metrics')).status).toBe(404);
    expect(host.seen).toEqual([]);
  });

  it('shows figures of the process and of hooks in the form of Prometheus', async () => {
    await open();
    const answer = await ask('/metrics');
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    const text = await answer.text();
    expect(text).toMatch(/^process_resident_memory_bytes \d+/m);
    const labels = 'plugin_id="com.x.demo",hook="MessageWillBePosted"';
    expect(text).toContain(`patchbay_plugin_hook_calls_total{${labels}} 7`);
    expect(text).toContain(`patchbay_plugin_hook_duration_seconds{${labels},quantile="0.95"} 0.02`);
    expect(text).toContain('patchbay_plugin_active{plugin_id="com.x.demo"} 1');
    // Asked again it counts from the same figures, not on top of them.
    expect(await (await ask('/metrics')).text()).toContain(`calls_total{${labels}} 7`);
  });

  it('starts and stops with the setting', async () => {
    core.settings.MetricsSettings.Enable = false;
    await open();
    core.settings.MetricsSettings.Enable = true;
    await core.settingsChanged();
    const port = listener?.address?.port;
    expect((await ask('/metrics')).status).toBe(200);
    await core.settingsChanged();
    expect(listener?.address?.port).toBe(port);
    core.settings.MetricsSettings.Enable = false;
    await core.settingsChanged();
    await expect(fetch(`http://127.0.0.1:${port}/metrics`)).rejects.toThrow();
  });

  it('says in one line what keeps it from listening, and comes when that is mended', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    core.settings.MetricsSettings.ListenAddress = `:${(other.address() as AddressInfo).port}`;
    await open();
    expect(logged).toEqual([expect.stringContaining('something else listens there')]);
    core.settings.MetricsSettings.ListenAddress = 'nowhere';
    await core.settingsChanged();
    expect(logged[1]).toContain('"nowhere" is no address');
    core.settings.MetricsSettings.ListenAddress = ':0';
    await core.settingsChanged();
    expect((await ask('/metrics')).status).toBe(200);
    await new Promise((resolve) => other.close(resolve));
  });
});
