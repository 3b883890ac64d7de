import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { PluginState, pluginProcesses, type PluginStatus } from './demo-plugin.ts';
import { eventually } from './eventually.ts';
import { freePort } from './free-port.ts';
import { RestClient } from './rest-client.ts';
import { administrator, startPatchbay, type Patchbay } from './start-patchbay.ts';

jest.setTimeout(180_000);

const FAILED_TO_START = 3;
/** A plugin may take the minute that OnActivate has. */
const SETTLED_DEADLINE_MS = 70_000;

/**
 * Plugins that others built, from a folder of bundles named by PATCHBAY_PEER_BUNDLES (jest.config.js leaves this file out
 * where it is not set). Each is installed, enabled, spoken to, disabled and removed on a server that has what most of them ask
 * for; what was found is said on stderr. One that refuses to activate says why, and that counts as an answer.
 */
const folder = process.env['PATCHBAY_PEER_BUNDLES'] ?? '';
const bundles = readdirSync(folder).filter((name) => name.endsWith('.tar.gz'));

describe('plugins that others built', () => {
  let dataDir: string;
  let patchbay: Patchbay;
  let rest: RestClient;
  let channelId: string;

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'patchbay-peers-'));
    patchbay = await startPatchbay({
      dataDir,
      port: await freePort(),
      env: {
        MM_PLUGINSETTINGS_ENABLEUPLOADS: 'true',
        MM_FILESETTINGS_ENABLEPUBLICLINK: 'true',
        MM_SERVICESETTINGS_ENABLEDEVELOPER: 'true',
        MM_SERVICESETTINGS_ENABLETESTING: 'true',
        MM_SERVICESETTINGS_SITEURL: 'http://127.0.0.1',
      },
    });
    rest = await RestClient.login(patchbay.url, administrator);
    const [team] = await rest.get<{ id: string }[]>('/users/me/teams');
    ({ id: channelId } = await rest.get<{ id: string }>(
      `/teams/${team?.id ?? ''}/channels/name/town-square`,
    ));
  });
  afterAll(async () => {
    await patchbay.end();
    rmSync(dataDir, { recursive: true });
  });

  const statusOf = async (id: string) =>
    (await rest.get<PluginStatus[]>('/plugins/statuses')).find(({ plugin_id }) => plugin_id === id);

  it('are there to be tried', () => {
    expect(bundles).not.toEqual([]);
  });

  it.each(bundles)('%s is installed, runs or says why not, and leaves nothing', async (name) => {
    const { id, version, webapp } = (await rest.uploadPlugin(join(folder, name))) as PeerManifest;
    await rest.post(`/plugins/${id}/enable`);
    const status = await eventually(
      `${id} has started or failed to`,
      () => statusOf(id),
      (seen) => seen?.state === PluginState.running || (seen?.state === FAILED_TO_START && seen.error !== ''),
      SETTLED_DEADLINE_MS,
    );
    const post = await rest.post<{ id: string }>('/posts', { channel_id: channelId, message: `hello ${id}` });
    expect(post.id).toMatch(/^[a-z0-9]{26}$/);
    expect((await statusOf(id))?.state).toBe(status?.state);
    const offered = await rest.get<{ id: string }[]>('/plugins/webapp');
    const isRunning = status?.state === PluginState.running;
    expect(offered.some((manifest) => manifest.id === id)).toBe(isRunning && webapp !== undefined);

    await rest.post(`/plugins/${id}/disable`);
    await eventually(
      'its process has ended',
      () => pluginProcesses(patchbay.pid, join(dataDir, 'plugins', id)),
      (left) => left.length === 0,
    );
    await rest.delete(`/plugins/${id}`);
    expect(await statusOf(id)).toBeUndefined();
    process.stderr.write(
      `${id} ${version}: ${isRunning ? 'ran' : `did not start: ${status?.error ?? ''}`}${missing(id)}\n`,
    );
  });

  /** The API methods that a plugin asked for in vain. */
  function missing(id: string): string {
    const lines = readFileSync(join(dataDir, 'logs/patchbay.log'), 'utf8').split('\n').filter(Boolean);
    const asked = lines
      .map((line) => JSON.parse(line) as { plugin_id?: string; method?: string; msg: string })
      .filter(({ plugin_id, msg }) => plugin_id === id && msg.includes('not implemented'))
      .map(({ method }) => method ?? '');
    return asked.length === 0 ? '' : `; not offered: ${[...new Set(asked)].join(', ')}`;
  }
});

interface PeerManifest {
  readonly id: string;
  readonly version: string;
  readonly webapp?: object;
}
