import { expect, it } from '@jest/globals';
import { LogLevel } from '@mattermost/types/client4';

import { area, refusal } from '../area.ts';
import { image } from '../image.ts';

export const configAndSystem = area(
  'configuration and system',
  [
    'getConfig',
    'updateConfig',
    'patchConfig',
    'reloadConfig',
    'getEnvironmentConfig',
    'getClientConfig',
    'getClientLicenseOld',
    'ping',
    'logClientError',
    'getLogs',
    'getPlainLogs',
    'getAudits',
    'invalidateCaches',
    'recycleDatabase',
    'getAnalytics',
    'getServerLimits',
    'getAppliedSchemaMigrations',
    'setFirstAdminVisitMarketplaceStatus',
    'getFirstAdminVisitMarketplaceStatus',
    'getFirstAdminSetupComplete',
    'completeSetup',
    'getInProductNotices',
    'updateNoticesAsViewed',
    'uploadBrandImage',
    'deleteBrandImage',
    'getClusterStatus',
    'getJobs',
    'getJobsByType',
    'testSiteURL',
    'testFileStoreConnection',
    'sendTestNotificaiton',
    'revokeSessionsForAllUsers',
  ],
  (world) => {
    it('has settings', async () => {
      const { admin, alice } = world();
      const config = await admin.getConfig();
      expect(config.TeamSettings.SiteName).toBe('Patchbay');
      expect(await refusal(alice.client.getConfig())).toMatch(/^403/);
      const patched = await admin.patchConfig({ TeamSettings: { SiteName: 'Patched' } });
      expect(patched.TeamSettings.SiteName).toBe('Patched');
      const updated = await admin.updateConfig(config);
      expect(updated.TeamSettings.SiteName).toBe('Patchbay');
      expect(await refusal(alice.client.patchConfig({ TeamSettings: { SiteName: 'Mine' } }))).toMatch(/^403/);
      await admin.reloadConfig();
      expect(await admin.getEnvironmentConfig()).toMatchObject({
        ServiceSettings: { EnableUserAccessTokens: true },
      });
      expect((await alice.client.getClientConfig()).SiteName).toBe('Patchbay');
      expect(await alice.client.getClientLicenseOld()).toEqual({ IsLicensed: 'false' });
    });

    it('says how it is', async () => {
      const { admin, alice, team } = world();
      expect(await admin.ping(true)).toMatchObject({ status: 'OK', database_status: 'OK' });
      alice.client.setEnableLogging(true);
      await alice.client.logClientError('a client was unhappy', LogLevel.Error);
      expect((await admin.getPlainLogs(0, 10)).length).toBeGreaterThan(0);
      const filter = { serverNames: [], logLevels: [], dateFrom: '', dateTo: '' } as never;
      await admin.getLogs(filter);
      expect(await refusal(alice.client.getPlainLogs(0, 10))).toMatch(/^403/);
      expect((await admin.getAudits(0, 10)).length).toBeGreaterThan(0);
      const rows = await admin.getAnalytics('standard', team.id);
      expect(rows.map(({ name }) => name)).toContain('post_count');
      expect((await admin.getServerLimits()).data).toMatchObject({ activeUserCount: expect.any(Number) });
      expect((await admin.getAppliedSchemaMigrations()).length).toBeGreaterThan(0);
      expect(await admin.getClusterStatus()).toEqual([]);
      expect(Array.isArray(await admin.getJobs())).toBe(true);
      expect(Array.isArray(await admin.getJobsByType('export_process'))).toBe(true);
      await admin.testSiteURL(admin.getUrl());
      await admin.testFileStoreConnection();
      await admin.sendTestNotificaiton();
    });

    it('is looked after', async () => {
      const { admin, team } = world();
      await admin.invalidateCaches();
      await admin.recycleDatabase();
      await admin.setFirstAdminVisitMarketplaceStatus();
      expect((await admin.getFirstAdminVisitMarketplaceStatus()).value).toBe('true');
      await admin.completeSetup({ organization: 'Works' } as never);
      expect((await admin.getFirstAdminSetupComplete()).value).toBe('true');
      expect(Array.isArray(await admin.getInProductNotices(team.id, 'web', '11.0'))).toBe(true);
      await admin.updateNoticesAsViewed(['a-notice']);
      await admin.uploadBrandImage(image('brand.png'));
      expect((await fetch(admin.getBrandImageUrl('0'))).status).toBe(200);
      await admin.deleteBrandImage();
    });

    it('ends every session at once', async () => {
      const { user, client } = await world().person('ends');
      expect(await refusal(client.revokeSessionsForAllUsers())).toMatch(/^403/);
      await world().admin.revokeSessionsForAllUsers();
      expect(await refusal(client.getUser(user.id))).toMatch(/^401/);
      await world().logInAgain();
    });
  },
);
