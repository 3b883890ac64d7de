import type { Channel, SidebarCategoryWithChannels, Team, User } from '@patchbay/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CONTEXT, TestCore } from '../fixtures/test-core.ts';

describe('the sidebar', () => {
  let test: TestCore;
  let ada: User;
  let bob: User;
  let team: Team;
  let plans: Channel;
  let direct: Channel;

  beforeAll(async () => {
    test = await TestCore.open();
    ada = await test.user('ada');
    bob = await test.user('bob');
    team = await test.team('engines', ada);
    const given = { team_id: team.id, name: 'plans', display_name: 'Plans', type: 'O' };
    plans = await test.core.channels.create(CONTEXT, given, ada.id);
    direct = await test.core.channels.direct(CONTEXT, ada.id, bob.id);
  });

  afterAll(() => test.close());
  beforeEach(() => test.heard());

  const list = async () => (await test.core.sidebarCategories.list(ada.id, team.id)).categories;
  const named = async (type: string): Promise<SidebarCategoryWithChannels> => {
    const found = (await list()).find((category) => category.type === type);
    if (!found) throw new Error(`there is no category ${type}`);
    return found;
  };
  const favourite = (value: string) => ({
    user_id: ada.id,
    category: 'favorite_channel',
    name: plans.id,
    value,
  });

  it('starts with three categories, every channel in one of them', async () => {
    const categories = await list();
    expect(categories.map(({ id, type, sorting }) => ({ id, type, sorting }))).toEqual(
      ['favorites', 'channels', 'direct_messages'].map((type) => ({
        id: `${type}_${ada.id}_${team.id}`,
        type,
        sorting: type === 'direct_messages' ? 'recent' : '',
      })),
    );
    const [favorites, channels, messages] = categories;
    expect(favorites?.channel_ids).toEqual([]);
    expect(channels?.channel_ids).toContain(plans.id);
    expect(messages?.channel_ids).toEqual([direct.id]);
  });

  it('follows the preference of a favourite channel, both ways, and says so', async () => {
    const { preferences, sidebarCategories } = test.core;
    await preferences.save(ada.id, [favourite('true')]);
    expect(await test.heard()).toEqual(['sidebar_category_updated', 'preferences_changed']);
    expect((await named('favorites')).channel_ids).toEqual([plans.id]);
    expect((await named('channels')).channel_ids).not.toContain(plans.id);
    await preferences.save(ada.id, [favourite('false')]);
    expect((await named('favorites')).channel_ids).toEqual([]);
    const favorites = await named('favorites');
    await sidebarCategories.update(ada.id, team.id, [{ ...favorites, channel_ids: [plans.id] }]);
    expect(await preferences.get(ada.id, 'favorite_channel', plans.id)).toMatchObject({ value: 'true' });
    await sidebarCategories.update(ada.id, team.id, [{ ...favorites, channel_ids: [] }]);
    await expect(preferences.get(ada.id, 'favorite_channel', plans.id)).rejects.toMatchObject({
      status_code: 404,
    });
  });

  it('has categories of one’s own: behind the favourites, with channels one is in, gone again', async () => {
    const { sidebarCategories } = test.core;
    const others = await test.core.channels.create(CONTEXT, {
      team_id: team.id,
      name: 'others',
      display_name: 'O',
      type: 'P',
    });
    const made = await sidebarCategories.create(ada.id, team.id, {
      display_name: 'Work',
      channel_ids: [plans.id, others.id, plans.id],
    });
    expect(made).toMatchObject({ type: 'custom', display_name: 'Work', channel_ids: [plans.id] });
    expect(await test.last('sidebar_category_created')).toMatchObject({
      data: { category_id: made.id },
      broadcast: { user_id: ada.id, team_id: team.id },
    });
    expect((await list()).map((category) => category.type)).toEqual([
      'favorites',
      'custom',
      'channels',
      'direct_messages',
    ]);
    expect((await named('channels')).channel_ids).not.toContain(plans.id);
    await sidebarCategories.delete(ada.id, team.id, made.id);
    expect((await named('channels')).channel_ids).toContain(plans.id);
    expect(await test.last('sidebar_category_deleted')).toMatchObject({ data: { category_id: made.id } });
    const favorites = await named('favorites');
    await expect(sidebarCategories.delete(ada.id, team.id, favorites.id)).rejects.toMatchObject({
      id: 'app.channel.sidebar_categories.app_error',
      status_code: 400,
    });
  });

  it('mutes the channels of a muted category, and those that go there', async () => {
    const { sidebarCategories } = test.core;
    const made = await sidebarCategories.create(ada.id, team.id, { display_name: 'Noise', muted: true });
    const channels = await named('channels');
    const without = channels.channel_ids.filter((id) => id !== plans.id);
    const moved = [
      { ...channels, channel_ids: without },
      { ...made, channel_ids: [plans.id] },
    ];
    await sidebarCategories.update(ada.id, team.id, moved);
    const muted = async () =>
      (await test.core.channelMembers.get(plans.id, ada.id)).notify_props['mark_unread'];
    expect(await muted()).toBe('mention');
    const now = await sidebarCategories.get(made.id);
    await sidebarCategories.update(ada.id, team.id, [{ ...now, muted: false }]);
    expect(await muted()).toBe('all');
    await sidebarCategories.delete(ada.id, team.id, made.id);
  });

  it('is put in another order only as a whole', async () => {
    const { sidebarCategories } = test.core;
    const order = await sidebarCategories.order(ada.id, team.id);
    const other = [...order].reverse();
    await sidebarCategories.setOrder(ada.id, team.id, other);
    expect(await sidebarCategories.order(ada.id, team.id)).toEqual(other);
    expect(await test.last('sidebar_category_order_updated')).toMatchObject({ data: { order: other } });
    await expect(sidebarCategories.setOrder(ada.id, team.id, other.slice(1))).rejects.toMatchObject({
      status_code: 400,
    });
    const strange = [...other.slice(1), 'x'.repeat(26)];
    await expect(sidebarCategories.setOrder(ada.id, team.id, strange)).rejects.toMatchObject({
      status_code: 400,
    });
  });

  it('is nobody else’s to change', async () => {
    const favorites = await named('favorites');
    await expect(
      test.core.sidebarCategories.update(bob.id, team.id, [{ ...favorites, collapsed: true }]),
    ).rejects.toMatchObject({ status_code: 404 });
    expect((await named('favorites')).collapsed).toBe(false);
  });
});
