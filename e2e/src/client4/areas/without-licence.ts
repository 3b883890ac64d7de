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
    'getRecommendedChannelsForUser',
    'getAgents',
    'getAgentsStatus',
    'getLLMServices',
    'getAccessControlFields',
    'searchChildAccessControlPolicyChannels',
    'getTeamAccessControlPolicy',
    'searchDataRetentionCustomPolicyChannels',
    'searchDataRetentionCustomPolicyTeams',
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

    it('is nothing of policies and agents', async () => {
      const { admin, team } = world();
      expect(await admin.getRecommendedChannelsForUser(team.id)).toEqual([]);
      expect(await admin.getAgents()).toEqual([]);
      expect(await admin.getLLMServices()).toEqual([]);
      expect(await admin.getAgentsStatus()).toMatchObject({ available: false });
      expect(await admin.getAccessControlFields('', 10)).toEqual([]);
      const channels = await admin.searchChildAccessControlPolicyChannels(ID, 'x', {} as never);
      expect(channels).toEqual({ channels: [], total_count: 0 });
      expect(await admin.getTeamAccessControlPolicy(team.id)).toEqual({ policy: null, enforced: false });
      expect(await admin.searchDataRetentionCustomPolicyChannels(ID, 'x', {} as never)).toEqual([]);
      expect(await admin.searchDataRetentionCustomPolicyTeams(ID, 'x', {} as never)).toEqual([]);
    });
  },
);
