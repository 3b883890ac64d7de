import { ActionTypes } from '@patchbay/registry';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { WebSocketTypes } from 'mattermost-redux/action_types';
import { receivedNewPost } from 'mattermost-redux/actions/posts';
import { Client4 } from 'mattermost-redux/client';
import { createElement } from 'react';
import { VirtuosoMockContext } from 'react-virtuoso';
import { createAppStore } from '../../store/store.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { CountedRenders, renderCount } from '../../testing/render-count.tsx';
import { samplePost } from '../../testing/sample-post.ts';
import { ben, logIn, square } from '../../testing/sample-state.ts';
import { ChannelView } from './channel-view.tsx';

const POSTS = 200;
const PLUGINS = 20;
/** Places where plugins draw something that is there all the time. */
const places = ['ChannelHeaderIcon', 'ChannelToast', 'ChannelComposerBanner', 'PostMessageAttachment'];
const drawnByPlugins = ['PluginPart', 'PluggableErrorBoundary'];
const ids = Array.from({ length: POSTS }, (_, index) => `p${index}`);

beforeEach(() => {
  // jsdom lays nothing out, and scrolls nothing.
  Element.prototype.scrollBy = () => undefined;
  Element.prototype.scrollTo = () => undefined;
  Client4.getPosts = jest.fn<typeof Client4.getPosts>().mockResolvedValue({
    order: [...ids].reverse(),
    posts: Object.fromEntries(
      ids.map((id, index) => [id, samplePost(id, { create_at: 1e12 + index * 1e6 })]),
    ),
    prev_post_id: '',
    next_post_id: '',
  } as never);
  const nothing = () => Promise.resolve([]) as never;
  Client4.viewMyChannel = nothing;
  Client4.getProfilesByIds = nothing;
  Client4.getStatusesByIds = nothing;
  Client4.getChannelStats = nothing;
});
afterEach(cleanup);

/** A channel on screen with many posts, and many plugins in all its places. */
async function show() {
  const store = createAppStore();
  logIn(store);
  const PluginPart = () => createElement('i');
  for (let index = 0; index < PLUGINS; index += 1) {
    for (const name of places) {
      const pluginId = `com.example.p${index}`;
      const data = { id: `${pluginId} ${name}`, pluginId, component: PluginPart };
      store.dispatch({ type: ActionTypes.RECEIVED_PLUGIN_COMPONENT, name, data });
    }
  }
  renderWithStore(
    <VirtuosoMockContext.Provider value={{ viewportHeight: 2000, itemHeight: 50 }}>
      <CountedRenders>
        <ChannelView channel={square} />
      </CountedRenders>
    </VirtuosoMockContext.Provider>,
    store,
    '/home/channels/town-square',
  );
  await screen.findByText(`message p${POSTS - 1}`);
  await waitFor(() => expect(document.querySelectorAll('article.post').length).toBeGreaterThan(20));
  expect(renderCount.of('PostView')).toBeGreaterThan(20);
  expect(renderCount.of('PluginPart')).toBeGreaterThan(PLUGINS * 3);
  const field = await screen.findByRole('textbox');
  // The first character changes what can be done with the message.
  fireEvent.change(field, { target: { value: 'h' } });
  renderCount.clear();
  return { store, field };
}

const drawn = (...names: string[]) => names.filter((name) => renderCount.of(name) > 0);

describe('a channel with many posts and plugins', () => {
  it('draws the composer for a character, and neither posts, nor plugins, nor the buttons that format', async () => {
    const { field } = await show();
    fireEvent.change(field, { target: { value: 'he' } });
    expect(renderCount.of('MessageEditor')).toBe(1);
    expect(drawn('PostList', 'PostView', 'ChannelHeader', 'FormattingBar', ...drawnByPlugins)).toEqual([]);
  });

  it('draws who is writing, and nothing else', async () => {
    const { store } = await show();
    act(() => {
      const data = { id: square.id, userId: ben.id, now: Date.now() };
      store.dispatch({ type: WebSocketTypes.TYPING, data });
    });
    await screen.findByText(/ben is typing/);
    expect(Object.keys(renderCount.all()).sort()).toEqual(['FormattedMessage', 'Text', 'TypingNotice']);
  });

  it('draws nothing for a post in another channel', async () => {
    const { store } = await show();
    act(() => {
      store.dispatch(receivedNewPost(samplePost('elsewhere', { channel_id: 'other-id' }), false));
    });
    expect(renderCount.all()).toEqual({});
  });
});
