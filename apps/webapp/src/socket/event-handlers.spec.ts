import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Client4 } from 'mattermost-redux/client';
import { createAppStore } from '../store/store.ts';
import { logIn, square } from '../testing/sample-state.ts';
import { handleCoreEvent, handlePluginEvent } from './event-handlers.ts';

const message = (event: string, data: Record<string, unknown>, broadcast: Record<string, unknown> = {}) => ({
  event,
  data,
  broadcast,
  seq: 1,
});
const post = (more = {}) => ({
  id: 'p1',
  channel_id: 'other-id',
  user_id: 'ben-id',
  message: 'hi',
  create_at: 2,
  update_at: 2,
  delete_at: 0,
  root_id: '',
  type: '',
  props: {},
  metadata: {},
  ...more,
});

function setup() {
  const store = createAppStore();
  logIn(store);
  const other = { ...square, id: 'other-id', name: 'other' };
  store.dispatch({ type: 'RECEIVED_CHANNEL', data: other });
  store.dispatch({
    type: 'RECEIVED_MY_CHANNEL_MEMBER',
    data: { channel_id: other.id, user_id: 'ada-id', msg_count: 0, mention_count: 0 },
  });
  const member = (id: string) => store.getState().entities.channels.myMembers[id];
  return { store, member };
}

beforeEach(() => {
  Client4.viewMyChannel = jest.fn<typeof Client4.viewMyChannel>().mockResolvedValue({} as never);
  Client4.getProfilesByIds = jest.fn<typeof Client4.getProfilesByIds>().mockResolvedValue([]);
  Client4.getStatusesByIds = jest.fn<typeof Client4.getStatusesByIds>().mockResolvedValue([]);
});

describe('handleCoreEvent', () => {
  it('puts a post into the store and counts it as unread with its mentions', () => {
    const { store, member } = setup();
    const mentions = JSON.stringify(['ada-id']);
    store.dispatch(handleCoreEvent(message('posted', { post: JSON.stringify(post()), mentions })));
    expect(store.getState().entities.posts.posts.p1?.message).toBe('hi');
    expect(member('other-id')?.mention_count).toBe(1);
  });

  it('counts a post in the open channel, or one of my own, as read', () => {
    const { store, member } = setup();
    const mentions = JSON.stringify(['ada-id']);
    const open = JSON.stringify(post({ channel_id: square.id }));
    const mine = JSON.stringify(post({ id: 'p2', user_id: 'ada-id' }));
    store.dispatch(handleCoreEvent(message('posted', { post: open, mentions })));
    store.dispatch(handleCoreEvent(message('posted', { post: mine, mentions })));
    expect([member(square.id)?.mention_count, member('other-id')?.mention_count]).toEqual([0, 0]);
    expect(Client4.viewMyChannel).toHaveBeenCalledWith(square.id);
  });

  it('changes and deletes posts', () => {
    const { store } = setup();
    store.dispatch(handleCoreEvent(message('posted', { post: JSON.stringify(post()) })));
    const edited = JSON.stringify(post({ message: 'hello', edit_at: 3, update_at: 3 }));
    store.dispatch(handleCoreEvent(message('post_edited', { post: edited })));
    expect(store.getState().entities.posts.posts.p1?.message).toBe('hello');
    store.dispatch(handleCoreEvent(message('post_deleted', { post: JSON.stringify(post()) })));
    expect(store.getState().entities.posts.posts.p1?.state).toBe('DELETED');
  });

  it('keeps of a post for one person alone when and where it was made, when its plugin changes it', () => {
    const { store } = setup();
    const only = post({ type: 'system_ephemeral', root_id: 'r1' });
    store.dispatch(handleCoreEvent(message('ephemeral_message', { post: JSON.stringify(only) })));
    const changed = post({ message: 'again', update_at: 3, create_at: 0, user_id: '', root_id: '' });
    store.dispatch(handleCoreEvent(message('post_edited', { post: JSON.stringify(changed) })));
    expect(store.getState().entities.posts.posts.p1).toMatchObject({
      message: 'again',
      create_at: 2,
      user_id: 'ben-id',
      root_id: 'r1',
    });
  });

  it('takes a channel away when I am removed from it, and not when somebody else is', () => {
    const { store, member } = setup();
    store.dispatch(
      handleCoreEvent(message('user_removed', { user_id: 'ben-id' }, { channel_id: 'other-id' })),
    );
    expect(member('other-id')).toBeDefined();
    store.dispatch(
      handleCoreEvent(message('user_removed', { channel_id: 'other-id' }, { user_id: 'ada-id' })),
    );
    expect(member('other-id')).toBeUndefined();
  });

  it.each(['constructor', 'custom_com.example.a_b', 'no_such_event'])('leaves %s alone', (event) => {
    const { store } = setup();
    const before = store.getState();
    store.dispatch(handleCoreEvent(message(event, {})));
    expect(store.getState()).toBe(before);
  });
});

describe('handlePluginEvent', () => {
  it('asks again which there are when some may be for others now', () => {
    const loader = { add: jest.fn(), remove: jest.fn(), reload: jest.fn() };
    handlePluginEvent(message('plugin_access_control_changed', {}), loader as never);
    expect(loader.reload).toHaveBeenCalledTimes(1);
  });

  it('adds and removes by the manifest of the event, and needs one', () => {
    const loader = { add: jest.fn(), remove: jest.fn() };
    const manifest = { id: 'a' };
    handlePluginEvent(message('plugin_enabled', { manifest }), loader as never);
    handlePluginEvent(message('plugin_disabled', { manifest }), loader as never);
    handlePluginEvent(message('plugin_enabled', {}), loader as never);
    handlePluginEvent(message('posted', { manifest }), loader as never);
    expect([loader.add.mock.calls, loader.remove.mock.calls]).toEqual([[[manifest]], [[manifest]]]);
  });
});
