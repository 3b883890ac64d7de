import type { Channel, Post, Team, User } from '@patchbay/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CONTEXT, TestCore } from '../fixtures/test-core.ts';
import { silentHooks } from '../hooks/silent-hooks.ts';

let test: TestCore;
let ada: User;
let bob: User;
let cy: User;
let team: Team;
let made = 0;

beforeAll(async () => {
  test = await TestCore.open();
  ada = await test.user('ada');
  bob = await test.user('bob');
  cy = await test.user('cy');
  team = await test.team('engines', ada);
  for (const { id } of [bob, cy]) await test.core.teamMembers.add(CONTEXT, team.id, id);
});

afterAll(() => test.close());

beforeEach(async () => {
  test.core.attachHooks(silentHooks);
  await test.heard();
});

const channelOf = (given: Partial<Channel> = {}): Promise<Channel> =>
  test.core.channels.create(
    CONTEXT,
    { team_id: team.id, name: `plans-${++made}`, display_name: 'Plans', type: 'O', ...given },
    ada.id,
  );

const newest = async (channelId: string): Promise<Post> => {
  const list = await test.core.postListing.forChannel(channelId, { page: 0, perPage: 1 });
  const post = list.posts[list.order[0] ?? ''];
  if (!post) throw new Error('the channel is empty');
  return post;
};

describe('a change of a channel', () => {
  it('is told to its members, and said by whom it is', async () => {
    const { id } = await channelOf();
    await test.core.channelChanges.patch(CONTEXT, id, { header: 'Today' }, bob);
    expect(await newest(id)).toMatchObject({
      type: 'system_header_change',
      user_id: bob.id,
      props: { username: 'bob', old_header: '', new_header: 'Today' },
    });
    const { data, broadcast } = await test.last('channel_updated');
    expect(JSON.parse(String(data['channel']))).toMatchObject({ id, header: 'Today' });
    expect(broadcast).toMatchObject({ channel_id: id });
    await test.core.channelChanges.patch(CONTEXT, id, { display_name: 'Ideas', purpose: 'All of them' }, bob);
    expect(await newest(id)).toMatchObject({ type: 'system_purpose_change' });
  });

  it('goes past plugins, which may change it or say no', async () => {
    const { id } = await channelOf();
    const before: Channel[] = [];
    test.core.attachHooks({
      ...silentHooks,
      channelWillBeUpdated: (_context, channel, old) => {
        before.push(old);
        const isSpam = channel.header === 'spam';
        return Promise.resolve(isSpam ? { rejected: 'no spam' } : { value: { ...channel, purpose: 'seen' } });
      },
    });
    const changed = await test.core.channelChanges.patch(CONTEXT, id, { header: 'ham' });
    expect(changed).toMatchObject({ header: 'ham', purpose: 'seen' });
    expect(before).toMatchObject([{ id, header: '' }]);
    await expect(test.core.channelChanges.patch(CONTEXT, id, { header: 'spam' })).rejects.toMatchObject({
      id: 'app.channel.update_channel.rejected_by_plugin',
      status_code: 400,
      message: expect.stringContaining('no spam') as unknown,
    });
    expect(await test.core.channels.get(id)).toMatchObject({ header: 'ham' });
  });

  it('takes no name that another channel of the team has', async () => {
    const first = await channelOf();
    const second = await channelOf();
    await expect(
      test.core.channelChanges.patch(CONTEXT, second.id, { name: first.name }),
    ).rejects.toMatchObject({ id: 'store.sql_channel.save_channel.exists.app_error' });
  });

  it('of its privacy is said in it and to the team, but never of the default channel', async () => {
    const { id } = await channelOf();
    expect(await test.core.channelChanges.setPrivacy(CONTEXT, id, 'P', ada)).toMatchObject({ type: 'P' });
    expect(await newest(id)).toMatchObject({ type: 'system_change_chan_privacy' });
    expect(await test.last('channel_converted')).toMatchObject({
      data: { channel_id: id },
      broadcast: { team_id: team.id },
    });
    const square = await test.townSquare(team);
    await expect(test.core.channelChanges.setPrivacy(CONTEXT, square.id, 'P', ada)).rejects.toMatchObject({
      id: 'api.channel.update_channel_privacy.default_channel_error',
    });
  });
});

describe('an archived channel', () => {
  it('says its last words, is found only by who asks for it, and comes back', async () => {
    const channel = await channelOf();
    await test.core.channelChanges.archive(CONTEXT, channel.id, bob);
    expect(await newest(channel.id)).toMatchObject({ type: 'system_channel_deleted', user_id: bob.id });
    expect(await test.last('channel_deleted')).toMatchObject({
      data: { channel_id: channel.id, delete_at: expect.any(Number) as unknown },
      broadcast: { team_id: team.id },
    });
    await expect(test.core.channels.getByName(team.id, channel.name)).rejects.toMatchObject({
      status_code: 404,
    });
    const page = { page: 0, perPage: 100 };
    const archived = await test.core.channelLists.archivedOfTeam(team.id, page, cy.id);
    expect(archived.map((each) => each.id)).toContain(channel.id);
    expect(await test.core.channelChanges.restore(CONTEXT, channel.id, bob)).toMatchObject({ delete_at: 0 });
    expect(await newest(channel.id)).toMatchObject({ type: 'system_channel_restored' });
    expect(await test.last('channel_restored')).toMatchObject({ data: { channel_id: channel.id } });
    await expect(test.core.channelChanges.restore(CONTEXT, channel.id)).rejects.toMatchObject({
      id: 'api.channel.restore_channel.restored.app_error',
    });
  });

  it('is archived and restored only if no plugin objects', async () => {
    const { id } = await channelOf();
    const objecting = {
      ...silentHooks,
      channelWillBeArchived: () => Promise.resolve({ rejected: 'keep it' }),
      channelWillBeRestored: () => Promise.resolve({ rejected: 'let it rest' }),
    };
    test.core.attachHooks(objecting);
    await expect(test.core.channelChanges.archive(CONTEXT, id, ada)).rejects.toMatchObject({
      id: 'app.channel.delete_channel.rejected_by_plugin',
      status_code: 400,
    });
    test.core.attachHooks(silentHooks);
    await test.core.channelChanges.archive(CONTEXT, id, ada);
    test.core.attachHooks(objecting);
    await expect(test.core.channelChanges.restore(CONTEXT, id, ada)).rejects.toMatchObject({
      id: 'app.channel.restore_channel.rejected_by_plugin',
      status_code: 400,
    });
    expect((await test.core.channels.get(id)).delete_at).toBeGreaterThan(0);
  });

  it('leaves nothing when it is deleted for good', async () => {
    const { id } = await channelOf();
    await test.core.channelMembers.add(CONTEXT, id, bob.id);
    const post = await test.core.posts.create(CONTEXT, { channel_id: id, user_id: ada.id, message: 'x' });
    await test.core.guards.register(id, 'com.example.guard');
    await test.core.channelChanges.deleteForGood(id);
    await expect(test.core.channels.get(id)).rejects.toMatchObject({ status_code: 404 });
    await expect(test.core.posts.get(post.id)).rejects.toMatchObject({ status_code: 404 });
    expect(await test.core.channelMembers.isMember(id, bob.id)).toBe(false);
    expect(test.core.guards.of(id)).toEqual([]);
    expect(await test.last('channel_deleted')).toMatchObject({ data: { channel_id: id } });
  });
});

describe('a channel that goes to another team', () => {
  it('takes along those who are there, and with force leaves the others behind', async () => {
    const other = await test.team('brakes', ada);
    const { id } = await channelOf();
    await test.core.channelMembers.add(CONTEXT, id, bob.id);
    await expect(
      test.core.channelMoves.move(CONTEXT, id, other, { force: false, actor: ada }),
    ).rejects.toMatchObject({ id: 'app.channel.move_channel.members_do_not_match.error' });
    const moved = await test.core.channelMoves.move(CONTEXT, id, other, { force: true, actor: ada });
    expect(moved.team_id).toBe(other.id);
    expect(await test.core.channelMembers.isMember(id, bob.id)).toBe(false);
    expect(await test.core.channelMembers.isMember(id, ada.id)).toBe(true);
    expect(await newest(id)).toMatchObject({ type: 'system_move_channel' });
  });
});

describe('a group message', () => {
  it('is one channel for the same people, told to each of them', async () => {
    const ids = [ada.id, bob.id, cy.id];
    const group = await test.core.channels.group(CONTEXT, ids, ada.id);
    expect(group).toMatchObject({ type: 'G', team_id: '', display_name: 'ada, bob, cy' });
    expect((await test.heard()).filter((event) => event === 'group_added')).toHaveLength(3);
    const again = await test.core.channels.group(CONTEXT, [...ids].reverse(), bob.id);
    expect(again.id).toBe(group.id);
  });

  it('is between three and eight people who exist', async () => {
    await expect(test.core.channels.group(CONTEXT, [ada.id, bob.id], ada.id)).rejects.toMatchObject({
      id: 'api.channel.create_group.bad_size.app_error',
    });
    const stranger = 'x'.repeat(26);
    await expect(test.core.channels.group(CONTEXT, [ada.id, bob.id, stranger], ada.id)).rejects.toMatchObject(
      { id: 'api.channel.create_group.bad_user.app_error' },
    );
  });

  it('becomes a private channel of a team that all share, of no other', async () => {
    const group = await test.core.channels.group(CONTEXT, [ada.id, bob.id, cy.id], ada.id);
    const teams = await test.core.channelMoves.commonTeams(group.id);
    expect(teams.map((each) => each.id)).toEqual([team.id]);
    const alone = await test.team('alone', ada);
    const to = { teamId: alone.id, name: 'together', displayName: 'Together' };
    await expect(test.core.channelMoves.convertGroup(CONTEXT, group.id, bob, to)).rejects.toMatchObject({
      id: 'app.channel.group_message_conversion.incorrect_team',
    });
    const wanted = { ...to, teamId: team.id };
    const channel = await test.core.channelMoves.convertGroup(CONTEXT, group.id, bob, wanted);
    expect(channel).toMatchObject({ id: group.id, type: 'P', team_id: team.id, name: 'together' });
    expect(await newest(group.id)).toMatchObject({ type: 'system_gm_to_channel' });
    expect(await test.core.channelMembers.get(group.id, bob.id)).toMatchObject({ scheme_admin: true });
  });
});

describe('channels are made', () => {
  it('with their creator in them, who hears of it; or empty, as plugins make them', async () => {
    const { id } = await channelOf();
    expect(await newest(id)).toMatchObject({ type: 'system_join_channel', user_id: ada.id });
    expect(await test.last('channel_created')).toMatchObject({ broadcast: { user_id: ada.id } });
    expect(await test.core.channelMembers.get(id, ada.id)).toMatchObject({ scheme_admin: true });
    const given = { team_id: team.id, name: 'empty', display_name: 'E', type: 'P', creator_id: ada.id };
    const empty = await test.core.channels.create(CONTEXT, given);
    expect(empty.creator_id).toBe(ada.id);
    expect(await test.core.channelMembers.isMember(empty.id, ada.id)).toBe(false);
  });

  it('no more of them than a team may have', async () => {
    const { TeamSettings } = test.core.config.get();
    const before = TeamSettings.MaxChannelsPerTeam;
    await test.core.config.patch({ TeamSettings: { MaxChannelsPerTeam: 2 } }, { userId: ada.id });
    await expect(channelOf()).rejects.toMatchObject({
      id: 'api.channel.create_channel.max_channel_limit.app_error',
    });
    await test.core.config.patch({ TeamSettings: { MaxChannelsPerTeam: before } }, { userId: ada.id });
  });
});

describe('a member', () => {
  it('is added only if no plugin objects, and as plugins want it', async () => {
    const { id } = await channelOf();
    test.core.attachHooks({
      ...silentHooks,
      channelMemberWillBeAdded: (_context, member) =>
        Promise.resolve(
          member.user_id === cy.id ? { rejected: 'not them' } : { value: { ...member, scheme_admin: true } },
        ),
    });
    expect(await test.core.channelMembers.add(CONTEXT, id, bob.id)).toMatchObject({ scheme_admin: true });
    await expect(test.core.channelMembers.add(CONTEXT, id, cy.id)).rejects.toMatchObject({
      id: 'app.channel.add_user.to.channel.rejected_by_plugin',
      status_code: 400,
    });
    expect(await test.core.channelMembers.isMember(id, cy.id)).toBe(false);
  });

  it('has the roles of a channel and others, none of other places', async () => {
    const { id } = await channelOf();
    await test.core.channelMembers.add(CONTEXT, id, bob.id);
    const { memberChanges } = test.core;
    expect(await memberChanges.setRoles(id, bob.id, 'channel_user channel_admin')).toMatchObject({
      scheme_admin: true,
    });
    expect(await test.last('channel_member_updated')).toMatchObject({ broadcast: { user_id: bob.id } });
    await expect(memberChanges.setRoles(id, bob.id, 'channel_user team_admin')).rejects.toMatchObject({
      id: 'api.channel.update_channel_member_roles.scheme_role.app_error',
    });
    await expect(memberChanges.setRoles(id, bob.id, 'nobodys_role')).rejects.toMatchObject({
      id: 'app.role.get_by_name.app_error',
      status_code: 400,
    });
    await expect(
      memberChanges.setSchemeRoles(id, bob.id, { user: false, admin: true }),
    ).rejects.toMatchObject({ id: 'api.channel.update_channel_member_roles.unset_user_scheme.app_error' });
  });

  it('chooses what to be told, of what there is to choose', async () => {
    const { id } = await channelOf();
    const { memberChanges } = test.core;
    const changed = await memberChanges.setNotifyProps(id, ada.id, { desktop: 'none', nonsense: 'x' });
    expect(changed.notify_props).toMatchObject({ desktop: 'none', push: 'default' });
    expect(changed.notify_props).not.toHaveProperty('nonsense');
    await expect(memberChanges.setNotifyProps(id, ada.id, { desktop: 'loud' })).rejects.toMatchObject({
      id: 'model.channel_member.is_valid.notify_level.app_error',
    });
    const both = [
      { channel_id: id, user_id: ada.id },
      { channel_id: id, user_id: cy.id },
    ];
    await expect(memberChanges.patchNotifyProps(both, { push: 'all' })).rejects.toMatchObject({
      status_code: 404,
    });
    expect((await test.core.channelMembers.get(id, ada.id)).notify_props['push']).toBe('default');
  });
});
