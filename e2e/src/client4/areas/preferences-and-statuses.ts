import { expect, it } from '@jest/globals';
import type { PreferenceType } from '@mattermost/types/preferences';

import { area, refusal } from '../area.ts';

export const preferencesAndStatuses = area(
  'preferences and statuses',
  [
    'savePreferences',
    'getMyPreferences',
    'getUserPreferences',
    'deletePreferences',
    'getStatusesByIds',
    'getStatus',
    'updateStatus',
    'updateCustomStatus',
    'unsetCustomStatus',
    'removeRecentCustomStatus',
  ],
  (world) => {
    it('are kept for each person', async () => {
      const { alice, bob } = world();
      const { client, user } = alice;
      const preference = { user_id: user.id, category: 'display_settings', name: 'clock', value: '24' };
      await client.savePreferences(user.id, [preference]);
      // The package promises one; the server answers the list.
      const mine = (await client.getMyPreferences()) as unknown as PreferenceType[];
      expect(mine).toContainEqual(preference);
      expect(await client.getUserPreferences(user.id)).toContainEqual(preference);
      expect(await refusal(bob.client.getUserPreferences(user.id))).toMatch(/^403/);
      await client.deletePreferences(user.id, [preference]);
      expect(await client.getUserPreferences(user.id)).not.toContainEqual(preference);
    });

    it('say who is there, and what they are doing', async () => {
      const { alice, bob } = world();
      const { client, user } = alice;
      const set = await client.updateStatus({ user_id: user.id, status: 'dnd' } as never);
      expect(set).toMatchObject({ user_id: user.id, status: 'dnd' });
      expect((await bob.client.getStatus(user.id)).status).toBe('dnd');
      const statuses = await bob.client.getStatusesByIds([user.id, bob.user.id]);
      expect(statuses.map(({ user_id }) => user_id).sort()).toEqual([user.id, bob.user.id].sort());
      const busy = { emoji: 'coffee', text: 'On a break', duration: '', expires_at: '' } as never;
      await client.updateCustomStatus(busy);
      expect((await client.getMe()).props['customStatus']).toContain('On a break');
      await client.unsetCustomStatus();
      await client.removeRecentCustomStatus(busy);
    });
  },
);
