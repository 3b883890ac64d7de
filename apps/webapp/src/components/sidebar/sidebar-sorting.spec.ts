import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Channel } from '@mattermost/types/channels';
import { ChannelCategoryTypes, ChannelTypes } from 'mattermost-redux/action_types';
import { Client4 } from 'mattermost-redux/client';
import { createAppStore } from '../../store/store.ts';
import { setUnreadFilterEnabled } from '../../store/views/channel-sidebar.ts';
import { home, logIn, square } from '../../testing/sample-state.ts';
import { targetsFor } from '../quick-switch/targets.ts';
import { neighbour } from '../shortcuts/neighbours.ts';
import { categoryDragId } from './drag-ids.ts';
import { dropped } from './dropped.ts';
import { sidebarOf } from './sidebar-categories.ts';

const category = (id: string, type: string, channelIds: string[], sorting = '') => ({
  id,
  type,
  sorting,
  user_id: 'ada-id',
  team_id: home.id,
  display_name: id,
  channel_ids: channelIds,
  muted: false,
  collapsed: false,
});
const nothingFound = { channels: [], people: [] };

/** Town Square, Apples, Beans (with two unread messages), Carrots; a favourite; no conversation. */
function garden() {
  const store = createAppStore();
  logIn(store);
  for (const [name, unread] of [
    ['apples', 0],
    ['beans', 2],
    ['carrots', 0],
    ['dates', 0],
  ] as const) {
    const id = `${name}-id`;
    const title = name.charAt(0).toUpperCase() + name.slice(1);
    const channel = { ...square, id, name, display_name: title, total_msg_count: unread };
    store.dispatch({
      type: ChannelTypes.RECEIVED_CHANNEL,
      data: { ...channel, total_msg_count_root: unread },
    });
    const counts = { msg_count: 0, msg_count_root: 0, mention_count: 0, mention_count_root: 0 };
    const member = { ...counts, channel_id: id, user_id: 'ada-id', roles: '', last_viewed_at: 1 };
    store.dispatch({ type: ChannelTypes.RECEIVED_MY_CHANNEL_MEMBER, data: member });
  }
  const ids = [square.id, 'carrots-id', 'apples-id', 'beans-id'];
  const categories = [
    category('favorites', 'favorites', ['dates-id'], 'manual'),
    category('channels', 'channels', ids),
    category('direct', 'direct_messages', []),
  ];
  store.dispatch({ type: ChannelCategoryTypes.RECEIVED_CATEGORIES, data: categories });
  const order = categories.map(({ id }) => id);
  store.dispatch({ type: ChannelCategoryTypes.RECEIVED_CATEGORY_ORDER, data: { teamId: home.id, order } });
  const drawn = () =>
    sidebarOf(store.getState(), home.id).map(({ category: { id }, channels }) => [
      id,
      ...channels.map(({ name }) => name),
    ]);
  return { store, drawn };
}

const update = jest.fn<typeof Client4.updateChannelCategories>();
const reorder = jest.fn<typeof Client4.updateChannelCategoryOrder>();

beforeEach(() => {
  update.mockReset().mockResolvedValue([]);
  reorder.mockReset().mockResolvedValue([]);
  Client4.updateChannelCategories = update;
  Client4.updateChannelCategoryOrder = reorder;
});

describe('the sidebar', () => {
  it('sorts by name what nobody sorted', () => {
    expect(garden().drawn()).toEqual([
      ['favorites', 'dates'],
      ['channels', 'apples', 'beans', 'carrots', 'town-square'],
      ['direct'],
    ]);
  });

  it('begins with what was seen when a channel is put elsewhere by hand', () => {
    const { store, drawn } = garden();
    store.dispatch(dropped(home.id, 'carrots-id', 'apples-id'));
    expect(drawn()[1]).toEqual(['channels', 'carrots', 'apples', 'beans', 'town-square']);
    store.dispatch(dropped(home.id, 'carrots-id', 'beans-id'));
    expect(drawn()[1]).toEqual(['channels', 'apples', 'beans', 'carrots', 'town-square']);
    expect(update.mock.calls.at(-1)?.[2]).toMatchObject([{ id: 'channels', sorting: 'manual' }]);
  });

  it('takes a channel from one category into another, on its heading or beside a channel', () => {
    const { store, drawn } = garden();
    store.dispatch(dropped(home.id, 'beans-id', categoryDragId('favorites')));
    store.dispatch(dropped(home.id, 'apples-id', 'dates-id'));
    expect(drawn().slice(0, 2)).toEqual([
      ['favorites', 'beans', 'apples', 'dates'],
      ['channels', 'carrots', 'town-square'],
    ]);
  });

  it('puts no channel among the conversations', () => {
    const { store, drawn } = garden();
    const before = drawn();
    store.dispatch(dropped(home.id, 'beans-id', categoryDragId('direct')));
    expect(drawn()).toEqual(before);
    expect(update).not.toHaveBeenCalled();
  });

  it('moves categories, and puts them back when the server refuses', async () => {
    const { store, drawn } = garden();
    reorder.mockRejectedValueOnce(Object.assign(new Error('refused'), { server_error_id: 'refused' }));
    const before = drawn();
    store.dispatch(dropped(home.id, categoryDragId('channels'), categoryDragId('favorites')));
    expect(drawn().map(([id]) => id)).toEqual(['channels', 'favorites', 'direct']);
    await (reorder.mock.results[0]?.value as Promise<unknown>).catch(() => undefined);
    await new Promise(process.nextTick);
    expect(drawn()).toEqual(before);
  });

  it('works without categories of the server', () => {
    const store = createAppStore();
    logIn(store);
    const [channels, direct] = sidebarOf(store.getState(), home.id);
    expect(channels?.channels.map(({ name }) => name)).toEqual(['town-square']);
    expect(direct?.channels).toEqual([]);
  });
});

describe('going on by key', () => {
  const name = (channel: Channel | undefined) => channel?.name;

  it('goes round the end, and to what is unread', () => {
    const { store } = garden();
    const state = store.getState();
    expect(name(neighbour(state, home.id, -1, false))).toBe('carrots');
    expect(name(neighbour(state, home.id, 1, false))).toBe('dates');
    expect(name(neighbour(state, home.id, 1, true))).toBe('beans');
  });

  it('goes nowhere where nothing is unread, and keeps to what is listed', () => {
    const { store } = garden();
    store.dispatch(setUnreadFilterEnabled(true));
    expect(name(neighbour(store.getState(), home.id, 1, false))).toBe('beans');
    const member = {
      ...store.getState().entities.channels.myMembers['beans-id'],
      msg_count: 2,
      msg_count_root: 2,
    };
    store.dispatch({ type: ChannelTypes.RECEIVED_MY_CHANNEL_MEMBER, data: member });
    expect(neighbour(store.getState(), home.id, 1, true)).toBeUndefined();
  });
});

describe('what the quick switcher finds', () => {
  it('is with nothing typed what is unread first, and never where one is', () => {
    const { store } = garden();
    const names = targetsFor(store.getState(), '', nothingFound).map((target) => target.name);
    expect(names[0]).toBe('Beans');
    expect(names).not.toContain('Town Square');
  });

  it('is what begins with the letters, then what has them, then whom one could write to or what one could join', () => {
    const { store } = garden();
    const far = { ...square, id: 'far-id', name: 'ants', display_name: 'Ants' };
    const ben = { id: 'ben-id', username: 'ben', first_name: '', last_name: '', delete_at: 0 };
    const found = { channels: [far, square], people: [ben] } as never;
    const targets = targetsFor(store.getState(), 'a', found).map(({ kind, name }) => `${kind} ${name}`);
    expect(targets).toEqual([
      'mine Apples',
      'mine Beans',
      'mine Carrots',
      'mine Dates',
      'mine Town Square',
      'person ben',
      'join Ants',
    ]);
    expect(targetsFor(store.getState(), 'zzz', nothingFound)).toEqual([]);
  });
});
