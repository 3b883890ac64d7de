import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { bundleScript } from './fixtures/bundle-script.ts';
import { createHost, createSite } from './fixtures/create-host.ts';
import { packPlugin } from './fixtures/pack-plugin.ts';
import { PluginStates } from './lifecycle/states.ts';

const { FailedToStart, NotRunning, Running } = PluginStates;
const id = 'com.example.wanted';

/** Packing, unpacking and starting on a busy machine, in milliseconds. */
jest.setTimeout(60_000);

describe('a plugin that was enabled before it is installed', () => {
  let site: ReturnType<typeof createSite>;
  let kit: ReturnType<typeof createHost>;
  beforeEach(async () => {
    site = createSite();
    kit = createHost(site);
    await kit.host.start();
    site.desired.wanted.add(id);
  });
  afterEach(() => kit.host.stop());

  const install = async (of: Parameters<typeof packPlugin>[0], force = false) =>
    kit.host.install(Readable.from([await packPlugin(of)]), { force });
  const web = { id, version: '1.0.0', files: { 'webapp/main.js': '' } };

  it('runs as soon as it is', async () => {
    await install(web);
    expect(kit.status(id)).toMatchObject({ state: Running });
    expect(site.desired.rows.get(id)).toMatchObject({ enabled: true });
  });

  it('does not when another one is', async () => {
    await install({ ...web, id: 'com.example.other' });
    expect(kit.status('com.example.other')).toMatchObject({ state: NotRunning });
  });

  it('stays when it does not start, says why, and is not enabled by being replaced', async () => {
    const script = await bundleScript('./plugins/crash-on-start.ts');
    await expect(install({ ...web, script })).rejects.toMatchObject({
      id: 'app.plugin.restart.app_error',
      status_code: 500,
    });
    expect(kit.status(id)).toMatchObject({ state: FailedToStart });
    await kit.host.disable(id);
    await install({ ...web, version: '1.0.1' }, true);
    expect(kit.status(id)).toMatchObject({ state: NotRunning, version: '1.0.1' });
  });
});
