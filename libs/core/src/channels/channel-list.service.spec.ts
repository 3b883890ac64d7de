import type { Channel, Team, User } from '@patchbay/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CONTEXT, TestCore } from '../fixtures/test-core.ts';

const PAGE = { page: 0, perPage: 60 };

describe('channels are found', () => {
  let test: TestCore;
  let ada: User;
  let bob: User;
  let cy: User;
  let team: Team;
  let open: Channel;
  let secret: Channel;
  let old: Channel;

  const make = (name: string, display_name: string, type: string, more: Partial<Channel> = {}) =>
    test.core.channels.create(CONTEXT, { team_id: team.id, name, display_name, type, ...more }, ada.id);

  beforeAll(async () => {
    test = await TestCore.open();
    ada = await test.user('ada');
    bob = await test.user('bob');
    cy = await test.user('cy');
    team = await test.team('engines', ada);
    for (const { id } of [bob, cy]) await test.core.teamMembers.add(CONTEXT, team.id, id);
    open = await make('rocket-plans', 'Rocket Plans', 'O', { purpose: 'Where 100% of them are' });
    secret = await make('rocket-secrets', 'Rocket Secrets', 'P');
    old = await make('rocket-history', 'Rocket History', 'O');
    await test.core.channelChanges.archive(CONTEXT, old.id);
  });

  afterAll(() => test.close());

  const ids = (channels: readonly Channel[]) => channels.map((channel) => channel.id);

  it.each([
    ['rocket', ['history', 'plans']],
    ['PLANS rocket', ['plans']],
    ['100%', ['plans']],
    ['1_0', []],
    ['secrets', []],
  ])('in a team by the term %j', async (term, names) => {
    const found = await test.core.channelLists.search(team.id, term);
    expect(found.map((channel) => channel.name.replace('rocket-', ''))).toEqual(names);
  });

  it('while a name is written: private ones by their members only', async () => {
    const { channelLists } = test.core;
    expect(ids(await channelLists.suggest(ada.id, 'rocket', team.id))).toContain(secret.id);
    expect(ids(await channelLists.suggest(bob.id, 'rocket', team.id))).toEqual([old.id, open.id]);
    expect(ids(await channelLists.suggest(bob.id, 'rocket'))).toEqual([old.id, open.id]);
    const stranger = await test.user('stranger');
    expect(await channelLists.suggest(stranger.id, 'rocket')).toEqual([]);
  });

  it('for a search: one’s own, direct ones by the other’s name', async () => {
    const direct = await test.core.channels.direct(CONTEXT, ada.id, bob.id);
    const found = await test.core.channelLists.suggestForSearch(team.id, ada.id, 'bo');
    expect(found).toMatchObject([{ id: direct.id, display_name: 'bob' }]);
    expect(await test.core.channelLists.suggestForSearch(team.id, cy.id, 'rocket')).toEqual([]);
  });

  it('among group messages by the names of all in them', async () => {
    const group = await test.core.channels.group(CONTEXT, [ada.id, bob.id, cy.id], ada.id);
    const { channelLists } = test.core;
    expect(ids(await channelLists.searchGroups(ada.id, 'bob cy'))).toEqual([group.id]);
    expect(await channelLists.searchGroups(ada.id, 'bob nobody')).toEqual([]);
    expect(await channelLists.searchGroups(ada.id, '')).toEqual([]);
  });

  it('by administrators in all teams, as they filter', async () => {
    const { channelLists } = test.core;
    const all = await channelLists.all({ term: 'rocket' }, PAGE);
    expect(ids(all)).toEqual([open.id, secret.id]);
    expect(ids(await channelLists.all({ term: 'rocket', deleted: true }, PAGE))).toEqual([old.id]);
    expect(ids(await channelLists.all({ term: 'rocket', isPrivate: true }, PAGE))).toEqual([secret.id]);
    expect(ids(await channelLists.all({ term: open.id, searchIds: true }, PAGE))).toEqual([open.id]);
    expect(await channelLists.all({ term: open.id }, PAGE)).toEqual([]);
    const excludeNames = channelLists.defaultNames();
    expect(await channelLists.countAll({ excludeNames })).toBe(2);
    expect(await channelLists.countAll({ teamIds: ['x'.repeat(26)] })).toBe(0);
    expect(ids(await channelLists.all({ excludeRemote: true, term: 'plans' }, PAGE))).toEqual([open.id]);
    expect(
      ids(await channelLists.all({ notAssociatedToGroup: 'x'.repeat(26), term: 'plans' }, PAGE)),
    ).toEqual([open.id]);
  });

  it('in the archive: private ones by their members only', async () => {
    const { channelLists, channelChanges } = test.core;
    const hidden = await make('hidden', 'Hidden', 'P');
    await channelChanges.archive(CONTEXT, hidden.id);
    expect(ids(await channelLists.archivedOfTeam(team.id, PAGE, ada.id))).toEqual([hidden.id, old.id]);
    expect(ids(await channelLists.archivedOfTeam(team.id, PAGE, bob.id))).toEqual([old.id]);
    expect(ids(await channelLists.archivedOfTeam(team.id, PAGE))).toEqual([hidden.id, old.id]);
  });

  it('by whoever is in them, archived ones from a time on', async () => {
    const { channelLists } = test.core;
    expect(ids(await channelLists.ofUser(ada.id))).not.toContain(old.id);
    const { delete_at } = await test.core.channels.get(old.id);
    const since = (lastDeleteAt: number) =>
      channelLists.ofUser(ada.id, { includeDeleted: true, lastDeleteAt });
    expect(ids(await since(delete_at))).toContain(old.id);
    expect(ids(await since(delete_at + 1))).not.toContain(old.id);
  });

  it('with the public channels that their headers name', async () => {
    const header = 'see ~rocket-plans, not ~rocket-secrets or ~nothing';
    const channel = await make('index', 'Index', 'O', { header });
    const [seen] = await test.core.channelLists.withMentions([channel]);
    expect(seen?.props).toEqual({
      channel_mentions: { 'rocket-plans': { display_name: 'Rocket Plans' } },
    });
  });

  it('with figures: active members, pinned posts, timezones', async () => {
    const { channelLists } = test.core;
    await test.core.posts.create(CONTEXT, {
      channel_id: open.id,
      user_id: ada.id,
      message: 'x',
      is_pinned: true,
    });
    expect(await channelLists.stats(open.id, { files: false })).toMatchObject({
      member_count: 1,
      pinnedpost_count: 1,
      files_count: -1,
    });
    expect(await channelLists.memberCounts([open.id, secret.id])).toEqual({ [open.id]: 1, [secret.id]: 1 });
    expect(await channelLists.timezones(open.id)).toEqual([]);
  });
});
