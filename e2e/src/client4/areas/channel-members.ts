import { expect, it } from '@jest/globals';

import { area, refusal } from '../area.ts';

export const channelMembers = area(
  'channel members',
  [
    'getAllChannelsMembers',
    'getMyChannelMember',
    'getMyChannelMembers',
    'getChannelMembers',
    'getChannelMember',
    'getChannelMembersByIds',
    'addToChannels',
    'addToChannel',
    'removeFromChannel',
    'updateChannelMemberRoles',
    'updateChannelMemberSchemeRoles',
  ],
  (world) => {
    it('come, go and are given roles', async () => {
      const { admin, alice, bob, team } = world();
      const club = await alice.client.createChannel({
        team_id: team.id,
        name: 'club',
        display_name: 'Club',
        type: 'P',
      });
      const { user: heidi, client } = await world().person('heidi');
      expect(await refusal(client.addToChannel(heidi.id, club.id))).toMatch(/^403/);
      expect(await alice.client.addToChannel(bob.user.id, club.id)).toMatchObject({
        user_id: bob.user.id,
        channel_id: club.id,
        roles: 'channel_user',
      });
      expect((await alice.client.addToChannels([heidi.id], club.id)).length).toBe(1);
      expect((await client.getChannelMembers(club.id)).length).toBe(3);
      expect((await client.getChannelMember(club.id, bob.user.id)).user_id).toBe(bob.user.id);
      expect((await client.getChannelMembersByIds(club.id, [bob.user.id])).length).toBe(1);
      expect((await client.getMyChannelMember(club.id)).user_id).toBe(heidi.id);
      const mine = await client.getMyChannelMembers(team.id);
      expect(mine.map(({ channel_id }) => channel_id)).toContain(club.id);
      const all = await client.getAllChannelsMembers(heidi.id);
      expect(all.map(({ channel_id }) => channel_id)).toContain(club.id);
      await admin.updateChannelMemberRoles(club.id, heidi.id, 'channel_user channel_admin');
      expect((await admin.getChannelMember(club.id, heidi.id)).scheme_admin).toBe(true);
      await admin.updateChannelMemberSchemeRoles(club.id, heidi.id, true, false);
      expect((await admin.getChannelMember(club.id, heidi.id)).scheme_admin).toBe(false);
      await alice.client.removeFromChannel(heidi.id, club.id);
      expect(await refusal(client.getChannelMember(club.id, bob.user.id))).toMatch(/^403/);
    });
  },
);
