import type { Channel, Team, User } from '@patchbay/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CONTEXT, TestCore } from '../fixtures/test-core.ts';
import type { UserFilter, UserSearch } from './user-query.ts';

const PAGE = { page: 0, perPage: 100 };

describe('listing people', () => {
  let test: TestCore;
  let team: Team;
  let square: Channel;
  const people: Record<string, User> = {};

  beforeAll(async () => {
    test = await TestCore.open();
    for (const name of ['root', 'ada', 'bob', 'cy', 'dee'])
      people[name] = await test.user(name, { first_name: name === 'cy' ? 'Zoë' : '', last_name: 'Last' });
    team = await test.team('engines', user('root'));
    square = await test.townSquare(team);
    for (const name of ['ada', 'bob']) await test.core.teamMembers.add(CONTEXT, team.id, user(name).id);
    await test.core.users.setActive(CONTEXT, user('bob').id, false);
    await test.core.bots.create(CONTEXT, { username: 'robot', owner_id: user('root').id });
    await test.core.statuses.set(user('root').id, 'away', true);
    await test.core.statuses.set(user('ada').id, 'online', true);
    await test.core.channels.direct(CONTEXT, user('cy').id, user('dee').id);
  });
  afterAll(() => test.close());

  const user = (name: string): User => {
    const found = people[name];
    if (!found) throw new Error(`nobody is ${name}`);
    return found;
  };
  const names = (users: readonly User[]) => users.map(({ username }) => username);
  const list = async (filter: Partial<UserFilter>) =>
    names(await test.core.users.list({ ...PAGE, ...filter }));
  const search = async (given: Partial<UserSearch> & { term: string }) =>
    names(await test.core.users.search(given));

  it('narrows by team, channel, and both', async () => {
    expect(await list({ inTeam: team.id })).toEqual(['ada', 'bob', 'root']);
    expect(await list({ notInTeam: team.id })).toEqual(['cy', 'dee', 'robot']);
    expect(await list({ withoutTeam: true })).toEqual(['cy', 'dee', 'robot']);
    expect(await list({ inChannel: square.id, active: true })).toEqual(['ada', 'root']);
    expect(await list({ inTeam: team.id, notInChannel: square.id })).toEqual([]);
  });

  it('narrows by what someone is', async () => {
    expect(await list({ inactive: true })).toEqual(['bob']);
    expect(await list({ role: 'system_admin' })).toEqual(['root']);
    expect(await list({ roles: ['system_admin'] })).toEqual(['root']);
    expect(await list({ roles: ['system_user'], withoutBots: true })).toEqual(['ada', 'bob', 'cy', 'dee']);
    expect(await list({ inTeam: team.id, teamRoles: ['team_user'] })).toEqual(['ada', 'bob']);
    // Who administers the system stands nowhere as administrator of a team.
    expect(await list({ inTeam: team.id, teamRoles: ['team_admin'] })).toEqual([]);
    expect(await list({ teamRoles: ['team_user'] })).toEqual([]);
    expect(await test.core.users.countOf({ active: true, withoutBots: true })).toBe(4);
  });

  it('is sorted as it is asked for', async () => {
    expect(await list({ sort: 'create_at', withoutBots: true })).toEqual(['dee', 'cy', 'bob', 'ada', 'root']);
    expect(await list({ inChannel: square.id, sort: 'status', active: true })).toEqual(['ada', 'root']);
    expect(await list({ inChannel: square.id, sort: 'admin', active: true })).toHaveLength(2);
    expect((await list({ inTeam: team.id, sort: 'last_activity_at' })).slice(0, 2)).toEqual(['ada', 'root']);
    expect(await list({ page: 1, perPage: 2 })).toEqual(['cy', 'dee']);
  });

  it('finds every word of a term at the beginning of a field that may be looked at', async () => {
    expect(await search({ term: 'c' })).toEqual(['cy']);
    expect(await search({ term: '@CY' })).toEqual(['cy']);
    expect(await search({ term: 'zoë last' })).toEqual(['cy']);
    expect(await search({ term: 'zoë last', allowFullNames: false })).toEqual([]);
    expect(await search({ term: 'dee@example' })).toEqual(['dee']);
    expect(await search({ term: 'dee@example', allowEmails: false })).toEqual([]);
    expect(await search({ term: 'bob' })).toEqual([]);
    expect(await search({ term: 'bob', allowInactive: true })).toEqual(['bob']);
    expect(await search({ term: '%' })).toEqual([]);
    expect(await search({ term: `'; DROP TABLE users; --` })).toEqual([]);
  });

  it('shows to a guest only those with whom they share a channel', async () => {
    expect(await list({ visibleTo: user('cy').id })).toEqual(['cy', 'dee']);
    expect(await search({ term: 'a', visibleTo: user('cy').id })).toEqual([]);
    expect(await test.core.users.knownTo(user('cy').id)).toEqual([user('dee').id]);
  });

  it('tells who is in one’s group messages, of nobody else’s', async () => {
    const group = await test.core.channels.group(
      CONTEXT,
      [user('root').id, user('ada').id, user('cy').id],
      user('ada').id,
    );
    const found = await test.core.users.inGroupMessages(user('ada').id, [group.id, square.id]);
    expect([...found].map(([id, users]) => [id, names(users)])).toEqual([[group.id, ['cy', 'root']]]);
    expect((await test.core.users.inGroupMessages(user('dee').id, [group.id])).size).toBe(0);
  });
});
