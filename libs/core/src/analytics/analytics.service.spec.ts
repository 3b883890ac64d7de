import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CONTEXT, TestCore } from '../fixtures/test-core.ts';

const DAY_MS = 86_400_000;

describe('the statistics', () => {
  let test: TestCore;
  let teamId: string;

  beforeAll(async () => {
    test = await TestCore.open();
    const { core, clock } = test;
    const account = (username: string) =>
      core.users.create(CONTEXT, { username, email: `${username}@example.com`, password: 'a-long-password' });
    const ada = await account('ada');
    await core.users.setActive(CONTEXT, (await account('gone')).id, false);
    const bot = await core.bots.create(CONTEXT, { username: 'robot', owner_id: ada.id });
    const given = { name: 'engines', display_name: 'Engines', type: 'O' };
    teamId = (await core.teams.create(CONTEXT, given, ada.id)).id;
    const { id: channel } = await core.channels.getByName(teamId, 'town-square');
    await core.channels.create(CONTEXT, { team_id: teamId, name: 'p', display_name: 'P', type: 'P' }, ada.id);
    for (const user of [ada.id, bot.user_id])
      await core.posts.create(CONTEXT, { user_id: user, channel_id: channel, message: 'today' });
    clock.time += DAY_MS;
    await core.posts.create(CONTEXT, { user_id: ada.id, channel_id: channel, message: 'tomorrow' });
    await core.sessions.create(ada);
  });
  afterAll(() => test.close());

  const get = async (name: string, team = '') => {
    const rows = await test.core.analytics.get(name, team, 7);
    return Object.fromEntries(rows?.map((row) => [row.name, row.value]) ?? []);
  };

  it('count channels, people, posts, teams and sockets', async () => {
    expect(await get('standard')).toMatchObject({
      channel_open_count: 2,
      channel_private_count: 1,
      unique_user_count: 1,
      inactive_user_count: 1,
      team_count: 1,
      total_websocket_connections: 7,
    });
  });

  it('of a team leave out what is elsewhere', async () => {
    expect(await get('standard', 'x'.repeat(26))).toMatchObject({
      channel_open_count: 0,
      post_count: 0,
      unique_user_count: 0,
      inactive_user_count: -1,
    });
    expect(await get('standard', teamId)).toMatchObject({ channel_private_count: 1, unique_user_count: 1 });
  });

  it('count sessions, files and what integrates', async () => {
    expect(await get('extra_counts')).toEqual({
      incoming_webhook_count: 0,
      outgoing_webhook_count: 0,
      command_count: 0,
      session_count: 1,
      total_file_count: 0,
      total_file_size: 0,
    });
  });

  it('count by day, the newest first', async () => {
    const days = await test.core.analytics.get('post_counts_day', teamId, 0);
    expect(days?.map(({ name }) => name)).toEqual(['2023-11-15', '2023-11-14']);
    expect(Object.values(await get('bot_post_counts_day'))).toEqual([1]);
    expect((await get('user_counts_with_posts_day'))['2023-11-15']).toBe(1);
  });

  it('know no other name', async () => {
    expect(await test.core.analytics.get('toString', '', 0)).toBeUndefined();
  });

  it('tell everybody round figures only', async () => {
    expect(await test.core.analytics.usage()).toEqual({ posts: 0, bytes: 0, teams: 1 });
  });

  describe('list accounts', () => {
    const everyone = {
      team: '',
      hasNoTeam: false,
      role: '',
      hideActive: false,
      hideInactive: false,
      term: '',
    };
    const page = {
      column: 'Username',
      descending: false,
      backwards: false,
      fromId: '',
      fromValue: '',
      size: 50,
    } as const;
    const names = async (filter: Partial<typeof everyone>, paged: Partial<typeof page> = {}) =>
      (
        await test.core.analytics.userReports({ ...everyone, ...filter }, { ...page, ...paged }, 'all_time')
      ).map(({ username }) => username);

    it('that are somewhere, are active, have a role, begin with a text', async () => {
      expect(await names({})).toEqual(['ada', 'gone']);
      expect(await names({ hideInactive: true })).toEqual(['ada']);
      expect(await names({ hideActive: true })).toEqual(['gone']);
      expect(await names({ team: teamId })).toEqual(['ada']);
      expect(await names({ hasNoTeam: true })).toEqual(['gone']);
      expect(await names({ role: 'system_admin' })).toEqual(['ada']);
      expect(await names({ term: 'GO' })).toEqual(['gone']);
      expect(await test.core.analytics.userReportCount({ ...everyone, term: 'GO' })).toBe(1);
    });

    it('a page at a time, both ways', async () => {
      const ada = await test.core.users.getByUsername('ada');
      const gone = await test.core.users.getByUsername('gone');
      expect(await names({}, { size: 1 as never })).toEqual(['ada']);
      const after = { fromId: ada.id, fromValue: 'ada' } as never;
      expect(await names({}, after)).toEqual(['gone']);
      const before = { fromId: gone.id, fromValue: 'gone', backwards: true } as never;
      expect(await names({}, before)).toEqual(['ada']);
    });

    it('with what they wrote in the time that is asked for', async () => {
      const of = async (range: string) => {
        const [ada] = await test.core.analytics.userReports(everyone, page, range);
        return ada?.total_posts;
      };
      expect(await of('all_time')).toBeGreaterThanOrEqual(2);
      expect(await of('previous_month')).toBeNull();
    });
  });
});
