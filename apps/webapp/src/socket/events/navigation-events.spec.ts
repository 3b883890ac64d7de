import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Client4 } from 'mattermost-redux/client';
import { browserHistory } from '../../browser-history.ts';
import { createAppStore } from '../../store/store.ts';
import { home, logIn, square } from '../../testing/sample-state.ts';
import { handleCoreEvent } from '../event-handlers.ts';

const event = (name: string, data: Record<string, unknown>, broadcast: Record<string, unknown> = {}) =>
  handleCoreEvent({ event: name, data, broadcast, seq: 1 });
const category = { id: 'c1', team_id: home.id, type: 'channels', channel_ids: [square.id], collapsed: false };

function setup() {
  const store = createAppStore();
  logIn(store);
  store.dispatch({ type: 'RECEIVED_CATEGORIES', data: [category] });
  store.dispatch({ type: 'RECEIVED_CATEGORY_ORDER', data: { teamId: home.id, order: ['c1'] } });
  return { store, entities: () => store.getState().entities };
}

const getCategories = jest.fn<typeof Client4.getChannelCategories>();
beforeEach(() => {
  const made = { ...category, id: 'c2', type: 'custom', channel_ids: [] };
  const all = { categories: [category, made], order: ['c2', 'c1'] };
  getCategories.mockReset().mockResolvedValue(all as never);
  Client4.getChannelCategories = getCategories;
  Client4.getRolesByNames = jest.fn<typeof Client4.getRolesByNames>().mockResolvedValue([]);
  browserHistory.push('/home/channels/town-square');
});

describe('events about categories', () => {
  it('bring what was changed elsewhere', () => {
    const { store, entities } = setup();
    const updatedCategories = JSON.stringify([{ ...category, channel_ids: [], collapsed: true }]);
    store.dispatch(event('sidebar_category_updated', { updatedCategories }, { team_id: home.id }));
    expect(entities().channelCategories.byId.c1).toMatchObject({ channel_ids: [], collapsed: true });
  });

  it('have all fetched when an order names one that is not known yet', async () => {
    const { store, entities } = setup();
    store.dispatch(event('sidebar_category_order_updated', { order: ['c2', 'c1'] }, { team_id: home.id }));
    expect(entities().channelCategories.orderByTeam[home.id]).toEqual(['c1']);
    await getCategories.mock.results[0]?.value;
    await new Promise(process.nextTick);
    expect(entities().channelCategories.orderByTeam[home.id]).toEqual(['c2', 'c1']);
  });

  it('of a team that nobody looked at fetch nothing', () => {
    const { store } = setup();
    store.dispatch(event('sidebar_category_created', { category_id: 'x' }, { team_id: 'other-id' }));
    expect(getCategories).not.toHaveBeenCalled();
  });
});

describe('events about channels', () => {
  it('archive and bring back a channel that stays in sight', () => {
    const { store, entities } = setup();
    store.dispatch(event('channel_deleted', { channel_id: square.id, delete_at: 7 }));
    expect(entities().channels.channels[square.id]?.delete_at).toBe(7);
    store.dispatch(event('channel_restored', { channel_id: square.id }));
    expect(entities().channels.channels[square.id]?.delete_at).toBe(0);
  });

  it('tell my new role, and nobody else’s', () => {
    const { store, entities } = setup();
    const member = { channel_id: square.id, user_id: 'ada-id', roles: 'channel_admin', msg_count: 0 };
    store.dispatch(event('channel_member_updated', { channelMember: JSON.stringify(member) }));
    const other = JSON.stringify({ ...member, user_id: 'ben-id', roles: 'channel_user' });
    store.dispatch(event('channel_member_updated', { channelMember: other }));
    expect(entities().channels.myMembers[square.id]?.roles).toBe('channel_admin');
  });
});

describe('events about teams', () => {
  it('keep of a changed team what they do not tell', () => {
    const { store, entities } = setup();
    store.dispatch({ type: 'RECEIVED_TEAM', data: { ...home, invite_id: 'secret' } });
    const team = JSON.stringify({ ...home, display_name: 'Hearth', invite_id: '', email: '' });
    store.dispatch(event('update_team', { team }));
    expect(entities().teams.teams[home.id]).toMatchObject({ display_name: 'Hearth', invite_id: 'secret' });
  });

  it('lead out of a team that one is no longer in, and leave alone who stays', () => {
    const { store, entities } = setup();
    store.dispatch(event('leave_team', { user_id: 'ben-id', team_id: home.id }));
    expect(browserHistory.location.pathname).toBe('/home/channels/town-square');
    store.dispatch({
      type: 'RECEIVED_MY_TEAM_MEMBERS',
      data: [{ team_id: home.id, user_id: 'ada-id', roles: '' }],
    });
    store.dispatch(event('leave_team', { user_id: 'ada-id', team_id: home.id }));
    expect(browserHistory.location.pathname).toBe('/');
    expect(entities().teams.myMembers[home.id]).toBeUndefined();
  });
});
