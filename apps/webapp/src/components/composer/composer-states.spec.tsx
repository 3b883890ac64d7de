import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import type { Post, PostList } from '@mattermost/types/posts';
import { ChannelTypes, GeneralTypes, PreferenceTypes, UserTypes } from 'mattermost-redux/action_types';
import { receivedPosts, receivedPostsInChannel } from 'mattermost-redux/actions/posts';
import { Client4 } from 'mattermost-redux/client';
import { handleCoreEvent } from '../../socket/event-handlers.ts';
import { createAppStore } from '../../store/store.ts';
import type { AppStore } from '../../store/store.ts';
import { FakeFetch } from '../../testing/fake-fetch.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { ben, logIn, square } from '../../testing/sample-state.ts';
import { Composer } from './composer.tsx';
import { DraftKeeper } from './draft-keeper.tsx';

const createPost = jest.fn<typeof Client4.createPost>();
const server = new FakeFetch();
const deletion = `DELETE users/me/channels/${square.id}/drafts`;
/** What was sent of drafts, in order. */
const told = () => server.calls.filter((call) => call.endsWith('drafts'));
const getUserDrafts = jest.fn<(...args: unknown[]) => Promise<unknown>>();

beforeEach(() => {
  window.localStorage.clear();
  createPost.mockReset().mockImplementation((post) => Promise.resolve({ ...post, id: 'new-id' } as Post));
  server.forget();
  server.install();
  server.on('POST drafts', {});
  server.on(deletion, {});
  getUserDrafts.mockReset().mockResolvedValue([]);
  Object.assign(Client4, { createPost, getUserDrafts });
});

afterEach(cleanup);

function loggedIn(config: Record<string, string> = {}) {
  const store = createAppStore();
  logIn(store);
  store.dispatch({ type: GeneralTypes.CLIENT_CONFIG_RECEIVED, data: config });
  return store;
}

function draw(store: AppStore, content = <></>) {
  const composer = (
    <Composer channelId={square.id} rootId="" textboxId="t" sendId="send" placeholder="Write" />
  );
  const { unmount } = renderWithStore(
    <>
      {composer}
      {content}
    </>,
    store,
  );
  const field = () => screen.getByLabelText<HTMLTextAreaElement>(/^Write/);
  const type = (value: string) => fireEvent.change(field(), { target: { value } });
  const press = (key: string, more = {}) => fireEvent.keyDown(field(), { key, ...more });
  return { field, type, press, unmount };
}

function hide() {
  const hidden = jest.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  fireEvent(document, new Event('visibilitychange'));
  hidden.mockRestore();
}

const prefer = (store: AppStore, name: string, value: string) =>
  store.dispatch({
    type: PreferenceTypes.RECEIVED_PREFERENCES,
    data: [{ user_id: 'ada-id', category: 'advanced_settings', name, value }],
  });

describe('the composer', () => {
  it.each([
    ['archived', { delete_at: 5 }],
    ['deactivated', { type: 'D', name: 'ada-id__ben-id' }],
  ])('says why nothing can be written: %s', (obstacle, more) => {
    const store = loggedIn();
    store.dispatch({ type: 'RECEIVED_PROFILE', data: { ...ben, delete_at: 5 } });
    store.dispatch({ type: ChannelTypes.RECEIVED_CHANNEL, data: { ...square, ...more } });
    draw(store);
    expect(document.querySelector(`[data-obstacle="${obstacle}"]`)).not.toBeNull();
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('sends nothing that is too long, and counts', () => {
    const { type, press } = draw(loggedIn({ MaxPostSize: '5' }));
    type('12345😀');
    press('Enter');
    expect(screen.getByRole('alert').textContent).toBe('The message is too long: 6 of 5 characters.');
    expect(createPost).not.toHaveBeenCalled();
  });

  it.each([
    ['send_on_ctrl_enter', 'true', 'hello'],
    ['code_block_ctrl_enter', 'true', '```\ncode'],
  ])('with %s sends %j %j only with Ctrl+Enter', async (name, value, text) => {
    const store = loggedIn();
    prefer(store, name, value);
    const { field, type, press } = draw(store);
    type(text);
    field().setSelectionRange(text.length, text.length);
    press('Enter');
    expect(createPost).not.toHaveBeenCalled();
    press('Enter', { ctrlKey: true });
    await waitFor(() => expect(createPost).toHaveBeenCalled());
  });

  it('edits the last own message by ↑, and only from an empty field', () => {
    const store = loggedIn();
    const post = { id: 'p1', user_id: 'ada-id', channel_id: square.id, root_id: '', type: '', create_at: 1 };
    const list = { order: ['p1'], posts: { p1: post } } as unknown as PostList;
    store.dispatch(receivedPosts(list) as never);
    store.dispatch(receivedPostsInChannel(list, square.id, true) as never);
    const { type, press } = draw(store);
    const editing = () => store.getState().views.posts.editingPost.postId;
    type('not empty');
    press('ArrowUp');
    expect(editing()).toBe('');
    type('');
    press('ArrowUp');
    expect(editing()).toBe('p1');
  });

  it('shows who is typing here, until they have said it', () => {
    const store = loggedIn();
    draw(store);
    const broadcast = { channel_id: square.id };
    const event = (name: string, data: Record<string, unknown>) =>
      act(() => void store.dispatch(handleCoreEvent({ event: name, data, broadcast, seq: 1 })));
    event('typing', { user_id: 'ben-id', parent_id: 'elsewhere' });
    expect(document.querySelector('.msg-typing')?.textContent).toBe('');
    event('typing', { user_id: 'ben-id', parent_id: '' });
    expect(document.querySelector('.msg-typing')?.textContent).toBe('ben is typing…');
    const post = { id: 'p2', user_id: 'ben-id', channel_id: square.id, root_id: '', type: '', props: {} };
    event('posted', { post: JSON.stringify(post) });
    expect(document.querySelector('.msg-typing')?.textContent).toBe('');
  });

  it('asks plugins for what the empty field says, and passes over one that throws', () => {
    const store = loggedIn();
    const add = (pluginId: string, transform: unknown) =>
      store.dispatch({
        type: 'RECEIVED_PLUGIN_COMPONENT',
        name: 'ComposerPlaceholder',
        data: { id: pluginId, pluginId, transform },
      });
    add('a', (placeholder: string) => `${placeholder} A`);
    add('b', () => {
      throw new Error('broken');
    });
    add('c', (placeholder: string, channel: { name: string }) => `${placeholder} ${channel.name}`);
    const { field } = draw(store);
    expect(field().placeholder).toBe('Write A town-square');
  });
});

describe('drafts', () => {
  const synced = { AllowSyncedDrafts: 'true' };

  it('are kept in this browser for this person, and come back', () => {
    const first = draw(loggedIn(), <DraftKeeper />);
    first.type('half a thought');
    first.unmount();
    expect(window.localStorage.getItem('patchbay.drafts.ada-id')).toContain('half a thought');
    expect(draw(loggedIn(), <DraftKeeper />).field().value).toBe('half a thought');
  });

  it('go to the server, and from it when they were sent', async () => {
    const { type, press } = draw(loggedIn(synced), <DraftKeeper />);
    type('half');
    await waitFor(() => expect(told()).toEqual(['POST drafts']));
    expect(server.bodies[0]).toMatchObject({ channel_id: square.id, root_id: '', message: 'half' });
    press('Enter');
    await waitFor(() => expect(told()).toEqual(['POST drafts', deletion]));
  });

  it.each([
    ['is left', () => fireEvent(window, new Event('pagehide'))],
    ['is hidden', () => hide()],
  ])(
    'do not wait for a pause in typing when the page %s, with requests that outlive it',
    async (_how, leave) => {
      const { type } = draw(loggedIn(synced), <DraftKeeper />);
      type('half');
      leave();
      expect(told()).toEqual(['POST drafts']);
      type('');
      leave();
      expect(told()).toEqual(['POST drafts', deletion]);
      expect(jest.mocked(globalThis.fetch).mock.calls.map(([, options]) => options?.keepalive)).toEqual([
        true,
        true,
      ]);
    },
  );

  it('do not go to the server of somebody who has logged out', () => {
    const store = loggedIn(synced);
    const { type } = draw(store, <DraftKeeper />);
    type('half');
    act(() => void store.dispatch({ type: UserTypes.LOGOUT_SUCCESS, data: null }));
    fireEvent(window, new Event('pagehide'));
    expect(told()).toEqual([]);
  });

  it('stay in this browser where the person does not want them on the server', () => {
    const store = loggedIn(synced);
    prefer(store, 'sync_drafts', 'false');
    const { type } = draw(store, <DraftKeeper />);
    type('half');
    expect(getUserDrafts).not.toHaveBeenCalled();
    fireEvent(window, new Event('pagehide'));
    expect(told()).toEqual([]);
  });

  it('come from another page unless what is here is newer', () => {
    const store = loggedIn(synced);
    const { field, type } = draw(store);
    const draft = (message: string, updatedAt: number) =>
      act(
        () =>
          void store.dispatch(
            handleCoreEvent({
              event: 'draft_updated',
              data: {
                draft: JSON.stringify({
                  channel_id: square.id,
                  root_id: '',
                  message,
                  update_at: updatedAt,
                }),
              },
              broadcast: {},
              seq: 1,
            }),
          ),
      );
    draft('from elsewhere', 1);
    expect(field().value).toBe('from elsewhere');
    type('mine');
    draft('older', 2);
    expect(field().value).toBe('mine');
  });

  it('may be changed by a plugin as Mattermost keeps them', () => {
    const store = loggedIn();
    const { field } = draw(store);
    const data = { name: `draft_${square.id}`, value: { message: 'from a plugin' } };
    act(() => void store.dispatch({ type: 'SET_GLOBAL_ITEM', data }));
    expect(field().value).toBe('from a plugin');
    act(() => void store.dispatch({ type: 'SET_GLOBAL_ITEM', data: { ...data, value: null } }));
    expect(field().value).toBe('');
  });
});
