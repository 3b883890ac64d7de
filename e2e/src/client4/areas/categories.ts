import { expect, it } from '@jest/globals';

import { area, refusal } from '../area.ts';

export const categories = area(
  'categories of the sidebar',
  [
    'getChannelCategories',
    'createChannelCategory',
    'updateChannelCategories',
    'getChannelCategoryOrder',
    'updateChannelCategoryOrder',
    'getChannelCategory',
    'updateChannelCategory',
    'deleteChannelCategory',
  ],
  (world) => {
    it('are made, ordered, changed and removed', async () => {
      const { alice, bob, team, channel } = world();
      const { client, user } = alice;
      const before = await client.getChannelCategories(user.id, team.id);
      expect(before.categories.map(({ type }) => type).sort()).toEqual([
        'channels',
        'direct_messages',
        'favorites',
      ]);
      const made = await client.createChannelCategory(user.id, team.id, {
        display_name: 'Mine',
        user_id: user.id,
        team_id: team.id,
        channel_ids: [channel.id],
      });
      expect(made).toMatchObject({ display_name: 'Mine', type: 'custom', channel_ids: [channel.id] });
      expect((await client.getChannelCategory(user.id, team.id, made.id)).display_name).toBe('Mine');
      const renamed = await client.updateChannelCategory(user.id, team.id, { ...made, display_name: 'Ours' });
      expect(renamed.display_name).toBe('Ours');
      const [updated] = await client.updateChannelCategories(user.id, team.id, [
        { ...renamed, collapsed: true },
      ]);
      expect(updated?.collapsed).toBe(true);
      const order = await client.getChannelCategoryOrder(user.id, team.id);
      expect(order).toContain(made.id);
      const turned = [...order].reverse();
      expect(await client.updateChannelCategoryOrder(user.id, team.id, turned)).toEqual(turned);
      expect(await refusal(bob.client.getChannelCategories(user.id, team.id))).toMatch(/^403/);
      await client.deleteChannelCategory(user.id, team.id, made.id);
      expect(await client.getChannelCategoryOrder(user.id, team.id)).not.toContain(made.id);
    });
  },
);
