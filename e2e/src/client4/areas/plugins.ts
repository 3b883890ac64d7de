import { readFileSync } from 'node:fs';

import { expect, it } from '@jest/globals';

import { eventually } from '../../eventually.ts';
import { RUNNING } from '../../site.ts';
import { packTiny } from '../../tiny-plugin.ts';
import { area, refusal } from '../area.ts';

const OFFERED = 'com.example.offered';
/** Comes with the server. */
const PREPACKAGED = 'com.patchbay.demo';
const ID = 'com.example.by-client';

export const plugins = area(
  'plugins',
  [
    'uploadPlugin',
    'installPluginFromUrl',
    'getPlugins',
    'getRemoteMarketplacePlugins',
    'getMarketplacePlugins',
    'installMarketplacePlugin',
    'getPluginStatuses',
    'removePlugin',
    'getWebappPlugins',
    'enablePlugin',
    'disablePlugin',
  ],
  (world) => {
    it('are uploaded, switched on and off, and removed', async () => {
      const { admin, alice, site } = world();
      const bundle = await packTiny(site.folder, { id: ID, hooks: '', webapp: 'export {};' });
      const file = new File([readFileSync(bundle)], 'bundle.tar.gz');
      expect(await refusal(alice.client.uploadPlugin(file))).toMatch(/^403/);
      expect(await admin.uploadPlugin(file)).toMatchObject({ id: ID });
      expect((await admin.getPlugins()).inactive.map(({ id }) => id)).toContain(ID);
      await admin.enablePlugin(ID);
      await eventually(
        'it runs',
        () => admin.getPluginStatuses(),
        (all) => all.some(({ plugin_id, state }) => plugin_id === ID && state === RUNNING),
      );
      const offered = await alice.client.getWebappPlugins();
      expect(offered.map(({ id }) => id)).toContain(ID);
      await admin.disablePlugin(ID);
      await admin.removePlugin(ID);
      expect(JSON.stringify(await admin.getPlugins())).not.toContain(ID);
    });

    it('are taken from elsewhere', async () => {
      const { admin, alice, market } = world();
      market.offer(OFFERED, await packTiny(world().site.folder, { id: OFFERED, hooks: '' }));
      const url = market.bundleUrl(OFFERED);
      expect(await refusal(alice.client.installPluginFromUrl(url))).toMatch(/^403/);
      expect(await admin.installPluginFromUrl(url)).toMatchObject({ id: OFFERED });
      const remote = await admin.getRemoteMarketplacePlugins('');
      expect(remote.map(({ manifest }) => manifest.id)).toContain(OFFERED);
      const all = await admin.getMarketplacePlugins('', true);
      expect(all.map(({ manifest }) => manifest.id)).toContain(OFFERED);
      await admin.removePlugin(OFFERED);
      // From a marketplace only what is signed; what came with the server is.
      expect(await refusal(admin.installMarketplacePlugin(OFFERED))).toMatch(/^500|^40/);
      expect(await admin.installMarketplacePlugin(PREPACKAGED)).toMatchObject({ id: PREPACKAGED });
    });
  },
);
