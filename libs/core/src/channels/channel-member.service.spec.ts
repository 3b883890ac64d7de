import type { ChannelMember, Team, User } from '@patchbay/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CONTEXT, TestCore } from '../fixtures/test-core.ts';
import { silentHooks } from '../hooks/silent-hooks.ts';

describe('teams and channels', () => {
  let test: TestCore;
  let ada: User;
  let bob: User;
  let team: Team;

  let teams = 0;

  beforeAll(async () => {
    test = await TestCore.open();
    ada = await test.user('ada');
    bob = await test.user('bob');
  });

  beforeEach(async () => {
    test.core.attachHooks(silentHooks);
    team = await test.team(`engines-${++teams}`, ada);
  });

  afterAll(() => test.close());

  const messages = async (channelId: string) => {
    const list = await test.core.postListing.forChannel(channelId, { page: 0, perPage: 60 });
    return list.order.map((id) => list.posts[id]?.type);
  };

  it('start with the default channels, joined by everyone who joins the team', async () => {
    const joined: ChannelMember[] = [];
    const joinedTeams: string[] = [];
    test.core.attachHooks({
      ...silentHooks,
      userHasJoinedChannel: (_context, member) => void joined.push(member),
      userHasJoinedTeam: (_context, member) => void joinedTeams.push(member.user_id),
    });
    await test.heard();
    await test.core.teamMembers.add(CONTEXT, team.id, bob.id);
    const channels = await test.core.channelLists.ofUser(bob.id, { teamId: team.id });
    expect(channels.map((channel) => channel.name).sort()).toEqual(['off-topic', 'town-square']);
    expect(joined.map((member) => member.user_id)).toEqual([bob.id, bob.id]);
    expect(joinedTeams).toEqual([bob.id]);
    expect(await test.heard()).toEqual(expect.arrayContaining(['user_added', 'posted', 'added_to_team']));
    const square = await test.townSquare(team);
    expect((await messages(square.id))[0]).toBe('system_join_team');
  });

  it('make their creator administrator, and nobody else', async () => {
    await test.core.teamMembers.add(CONTEXT, team.id, bob.id);
    expect(await test.core.teamMembers.get(team.id, ada.id)).toMatchObject({ roles: 'team_user team_admin' });
    expect(await test.core.teamMembers.get(team.id, bob.id)).toMatchObject({ roles: 'team_user' });
  });

  it('take no second team or channel of one name', async () => {
    await expect(test.team(team.name, ada)).rejects.toMatchObject({ id: 'app.team.save.existing.app_error' });
    const make = () =>
      test.core.channels.create(CONTEXT, {
        team_id: team.id,
        name: 'off-topic',
        display_name: 'x',
        type: 'O',
      });
    await expect(make()).rejects.toMatchObject({ id: 'store.sql_channel.save_channel.exists.app_error' });
  });

  it('are joined, left and told about', async () => {
    await test.core.teamMembers.add(CONTEXT, team.id, bob.id);
    const channel = await test.core.channels.create(
      CONTEXT,
      { team_id: team.id, name: 'plans', display_name: 'Plans', type: 'O' },
      ada.id,
    );
    await test.heard();
    await test.core.channelMembers.add(CONTEXT, channel.id, bob.id, ada.id);
    const added = await test.heard();
    expect(added.filter((event) => event === 'user_added')).toHaveLength(2);
    expect(await messages(channel.id)).toEqual(['system_add_to_channel', 'system_join_channel']);
    expect(await test.core.channelLists.stats(channel.id)).toMatchObject({ member_count: 2, guest_count: 0 });
    await test.core.channelMembers.remove(CONTEXT, channel.id, bob.id);
    const removed = (await test.heard()).filter((event) => event === 'user_removed');
    expect(removed).toHaveLength(2);
    expect(await test.core.channelMembers.isMember(channel.id, bob.id)).toBe(false);
    expect((await messages(channel.id))[0]).toBe('system_leave_channel');
  });

  it('let nobody in who is not in the team, and nobody out of the default channel', async () => {
    const square = await test.townSquare(team);
    await expect(test.core.channelMembers.add(CONTEXT, square.id, bob.id)).rejects.toMatchObject({
      id: 'app.team.get_member.missing.app_error',
    });
    await expect(test.core.channelMembers.remove(CONTEXT, square.id, ada.id)).rejects.toMatchObject({
      id: 'api.channel.remove.default.app_error',
    });
  });

  it('end for someone who leaves the team, which plugins and the default channel hear, and come back', async () => {
    const left: [string, string | undefined][] = [];
    await test.core.teamMembers.add(CONTEXT, team.id, bob.id);
    test.core.attachHooks({
      ...silentHooks,
      userHasLeftChannel: (_context, member, actor) => void left.push([member.user_id, actor?.id]),
    });
    await test.core.teamMembers.remove(CONTEXT, team.id, bob.id, ada.id);
    expect(left).toEqual([
      [bob.id, ada.id],
      [bob.id, ada.id],
    ]);
    const square = await test.townSquare(team);
    expect((await messages(square.id))[0]).toBe('system_remove_from_team');
    expect(await test.core.channelLists.ofUser(bob.id, { teamId: team.id })).toEqual([]);
    await expect(test.core.teamMembers.get(team.id, bob.id)).rejects.toMatchObject({ status_code: 404 });
    await test.core.teamMembers.add(CONTEXT, team.id, bob.id);
    expect(await test.core.channelLists.ofUser(bob.id, { teamId: team.id })).toHaveLength(2);
  });

  it('have one direct channel between two people, whoever asks, also at the same time', async () => {
    const [first, second] = await Promise.all([
      test.core.channels.direct(CONTEXT, ada.id, bob.id),
      test.core.channels.direct(CONTEXT, bob.id, ada.id),
    ]);
    expect(first.id).toBe(second.id);
    expect(first).toMatchObject({ type: 'D', team_id: '', name: [ada.id, bob.id].sort().join('__') });
    await expect(test.core.channels.direct(CONTEXT, ada.id, 'x'.repeat(26))).rejects.toMatchObject({
      status_code: 400,
    });
    const cy = await test.user('cy');
    await expect(test.core.channelMembers.add(CONTEXT, first.id, cy.id)).rejects.toMatchObject({
      id: 'api.channel.add_user_to_channel.type.app_error',
    });
  });

  it('count what one has not read', async () => {
    await test.core.teamMembers.add(CONTEXT, team.id, bob.id);
    const square = await test.townSquare(team);
    const unread = async () =>
      (await test.core.teams.unreadForUser(bob.id)).find((each) => each.team_id === team.id);
    await test.core.channelReads.markRead(bob.id, [square.id]);
    await test.core.posts.create(CONTEXT, { channel_id: square.id, user_id: ada.id, message: 'hi @bob' });
    expect(await unread()).toMatchObject({ msg_count: 1, mention_count: 1 });
    expect(await test.core.channelReads.unread(square.id, bob.id)).toMatchObject({
      msg_count: 1,
      mention_count: 1,
    });
    await test.core.channelReads.markTeamRead(bob.id, team.id);
    expect(await unread()).toMatchObject({ msg_count: 0, mention_count: 0 });
  });

  it.each([
    ['Capital', 'model.channel.is_valid.1_or_more.app_error'],
    ['with space', 'model.channel.is_valid.1_or_more.app_error'],
    ['', 'model.channel.is_valid.1_or_more.app_error'],
    ['a'.repeat(65), 'model.channel.is_valid.1_or_more.app_error'],
    [`${'a'.repeat(26)}__${'b'.repeat(26)}`, 'model.channel.is_valid.name.app_error'],
    ['good-name_2', ''],
  ])('check the name %j', async (name, id) => {
    const make = test.core.channels.create(CONTEXT, { team_id: team.id, name, display_name: 'x', type: 'O' });
    if (id === '') expect(await make).toMatchObject({ name });
    else await expect(make).rejects.toMatchObject({ id });
  });
});
