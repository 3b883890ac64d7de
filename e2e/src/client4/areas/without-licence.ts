import { expect, it } from '@jest/globals';

import { area } from '../area.ts';
import { ID } from '../not-ours.ts';

export const withoutLicence = area(
  'what is answered without a licence too',
  [
    'upgradeToEnterpriseStatus',
    'getLicenseLoadMetric',
    'getSamlCertificateStatus',
    'removeLicense',
    'getSchemes',
    'getProfilesInGroup',
    'getProfilesNotInGroup',
    'getProfilesMatchingTeamPolicy',
    'getProfilesMatchingChannelPolicy',
  ],
  (world) => {
    it('is nothing', async () => {
      const { admin } = world();
      await admin.upgradeToEnterpriseStatus();
      expect(await admin.getLicenseLoadMetric()).toMatchObject({ load: 0 });
      expect(await admin.getSamlCertificateStatus()).toEqual(expect.any(Object));
      await admin.removeLicense();
      expect(await admin.getSchemes()).toEqual([]);
      expect(await admin.getProfilesInGroup(ID)).toEqual([]);
      expect(Array.isArray(await admin.getProfilesNotInGroup(ID))).toBe(true);
      const { team, channel } = world();
      expect(Array.isArray(await admin.getProfilesMatchingTeamPolicy(team.id))).toBe(true);
      const matching = await admin.getProfilesMatchingChannelPolicy(team.id, channel.id, false);
      expect(Array.isArray(matching)).toBe(true);
    });
  },
);
