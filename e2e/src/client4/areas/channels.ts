import { expect, it } from '@jest/globals';
import type { Channel } from '@mattermost/types/channels';

import { area, refusal } from '../area.ts';

export const channels = area(
  'channels',
  [
    'getAllChannels',
    'createChannel',
    'createDirectChannel',
    'createGroupChannel',
    'deleteChannel',
    'unarchiveChannel',
    'updateChannel',
    'updateChannelPrivacy',
    'patchChannel',
    'updateChannelNotifyProps',
    'getChannel',
    'getChannelByName',
    'getChannelByNameAndTeamName',
    'getChannels',
    'getAllTeamsChannels',
    'getArchivedChannels',
    'getMyChannels',
    'getChannelTimezones',
    'getChannelStats',
    'getSharedChannelRemoteInfos',
    'getChannelsMemberCount',
    'viewMyChannel',
    'readMultipleChannels',
    'markAllInTeamAsRead',
    'markAllMessagesAsRead',
    'autocompleteChannels',
    'autocompleteChannelsForSearch',
    'searchChannels',
    'searchAllChannels',
    'searchGroupChannels',
    'getGroupMessageMembersCommonTeams',
    'convertGroupMessageToPrivateChannel',
  ],
  (world) => {
    it('makes, finds and changes channels', async () => {
      const { admin, alice, bob, team } = world();
      const { client } = alice;
      const made = await client.createChannel({
        team_id: team.id,
        name: 'garden',
        display_name: 'Garden',
        type: 'O',
      });
      expect(made).toMatchObject({ creator_id: alice.user.id, type: 'O', delete_at: 0 });
      expect((await client.getChannel(made.id)).name).toBe('garden');
      expect((await client.getChannelByName(team.id, 'garden')).id).toBe(made.id);
      expect((await client.getChannelByNameAndTeamName(team.name, 'garden')).id).toBe(made.id);
      const changed = await client.updateChannel({ ...made, display_name: 'Gardens' } as Channel);
      expect(changed.display_name).toBe('Gardens');
      expect((await client.patchChannel(made.id, { header: 'green' })).header).toBe('green');
      expect((await admin.updateChannelPrivacy(made.id, 'P')).type).toBe('P');
      expect(await refusal(bob.client.getChannel(made.id))).toBe('403 api.context.permissions.app_error');
      expect((await admin.updateChannelPrivacy(made.id, 'O')).type).toBe('O');
      await client.deleteChannel(made.id);
      expect((await admin.getArchivedChannels(team.id)).map(({ id }) => id)).toContain(made.id);
      expect((await admin.unarchiveChannel(made.id)).delete_at).toBe(0);
    });

    it('lists and searches channels', async () => {
      const { admin, alice, team, channel } = world();
      const { client } = alice;
      const ids = (found: { id: string }[]) => found.map(({ id }) => id);
      expect(ids(await client.getChannels(team.id))).toContain(channel.id);
      expect(ids(await client.getMyChannels(team.id))).toContain(channel.id);
      expect(ids(await client.getAllTeamsChannels())).toContain(channel.id);
      const everything = [0, 50, undefined, undefined] as const;
      const rest = [undefined, undefined, undefined, undefined] as const;
      expect(ids(await admin.getAllChannels(...everything, false, ...rest))).toContain(channel.id);
      expect(await admin.getAllChannels(...everything, true, ...rest)).toMatchObject({
        total_count: expect.any(Number),
      });
      expect(await refusal(client.getAllChannels(...everything, false, ...rest))).toMatch(/^403/);
      expect(ids(await client.autocompleteChannels(team.id, 'work'))).toEqual([channel.id]);
      expect(ids(await client.autocompleteChannelsForSearch(team.id, 'work'))).toContain(channel.id);
      expect(ids(await client.searchChannels(team.id, 'work'))).toEqual([channel.id]);
      const paged = await admin.searchAllChannels('work', { page: 0, per_page: 5 } as never);
      expect(paged).toMatchObject({ total_count: 1, channels: [{ id: channel.id, team_name: team.name }] });
      expect(await admin.searchAllChannels('work', undefined)).toMatchObject([{ id: channel.id }]);
      expect(await client.getChannelStats(channel.id, true)).toMatchObject({ channel_id: channel.id });
      expect(await client.getChannelsMemberCount([channel.id])).toEqual({ [channel.id]: expect.any(Number) });
      expect((await client.getSharedChannelRemoteInfos(channel.id)) ?? []).toEqual([]);
      expect(Array.isArray(await client.getChannelTimezones(channel.id))).toBe(true);
    });

    it('has direct and group channels', async () => {
      const { admin, alice, bob, team } = world();
      const { user: third } = await world().person('grace');
      const direct = await alice.client.createDirectChannel([alice.user.id, bob.user.id]);
      expect(direct).toMatchObject({ type: 'D', team_id: '' });
      expect((await bob.client.createDirectChannel([bob.user.id, alice.user.id])).id).toBe(direct.id);
      const group = await alice.client.createGroupChannel([alice.user.id, bob.user.id, third.id]);
      expect(group.type).toBe('G');
      expect((await alice.client.searchGroupChannels('grace')).map(({ id }) => id)).toContain(group.id);
      expect(await refusal(admin.createDirectChannel([alice.user.id, 'x']))).toMatch(/^400/);
      const common = await alice.client.getGroupMessageMembersCommonTeams(group.id);
      expect(common.data.map(({ id }) => id)).toEqual([team.id]);
      const { data: converted } = await alice.client.convertGroupMessageToPrivateChannel(
        group.id,
        team.id,
        'Three of us',
        'three-of-us',
      );
      expect(converted).toMatchObject({ type: 'P', display_name: 'Three of us', team_id: team.id });
    });

    it('is looked at', async () => {
      const { alice, channel } = world();
      const { client, user } = alice;
      expect(await client.viewMyChannel(channel.id)).toMatchObject({ status: 'OK' });
      const read = await client.readMultipleChannels([channel.id]);
      expect(read.last_viewed_at_times).toHaveProperty(channel.id);
      await client.markAllInTeamAsRead(user.id, world().team.id);
      await client.markAllMessagesAsRead(user.id);
      const props = { channel_id: channel.id, user_id: user.id, desktop: 'all' };
      await client.updateChannelNotifyProps(props);
      expect((await client.getMyChannelMember(channel.id)).notify_props.desktop).toBe('all');
    });
  },
);
