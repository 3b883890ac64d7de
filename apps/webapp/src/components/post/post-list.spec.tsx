import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import type { PostList as Page } from '@mattermost/types/posts';
import { ChannelTypes } from 'mattermost-redux/action_types';
import { receivedNewPost } from 'mattermost-redux/actions/posts';
import { Client4 } from 'mattermost-redux/client';
import { VirtuosoMockContext } from 'react-virtuoso';
import { createAppStore } from '../../store/store.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { samplePost } from '../../testing/sample-post.ts';
import { ada, logIn, square } from '../../testing/sample-state.ts';
import { PostList } from './post-list.tsx';

const page = (ids: string[], more: Partial<Page> = {}): Page =>
  ({
    order: [...ids].reverse(),
    posts: Object.fromEntries(ids.map((id, index) => [id, samplePost(id, { create_at: at(id, index) })])),
    prev_post_id: '',
    next_post_id: '',
    ...more,
  }) as Page;
const at = (id: string, index: number) => 1_700_000_000_000 + Number(id.replace(/\D/g, '')) * 1000 + index;

const getPosts = jest.fn<typeof Client4.getPosts>();
const getPostsBefore = jest.fn<typeof Client4.getPostsBefore>();
const getPostsAfter = jest.fn<typeof Client4.getPostsAfter>();
const getPostThread = jest.fn<typeof Client4.getPostThread>();

beforeEach(() => {
  // jsdom lays nothing out, and scrolls nothing.
  Element.prototype.scrollBy = () => undefined;
  Element.prototype.scrollTo = () => undefined;
  Client4.getPosts = getPosts.mockReset();
  Client4.getPostsBefore = getPostsBefore.mockReset();
  Client4.getPostsAfter = getPostsAfter.mockReset();
  Client4.getPostThread = getPostThread.mockReset();
  Client4.viewMyChannel = jest.fn<typeof Client4.viewMyChannel>().mockResolvedValue({} as never);
  Client4.getProfilesByIds = jest.fn<typeof Client4.getProfilesByIds>().mockResolvedValue([]);
  Client4.getStatusesByIds = jest.fn<typeof Client4.getStatusesByIds>().mockResolvedValue([]);
});

afterEach(cleanup);

function loggedIn() {
  const store = createAppStore();
  logIn(store);
  return store;
}

function show(path = '/home/channels/town-square', store = loggedIn()) {
  renderWithStore(
    <VirtuosoMockContext.Provider value={{ viewportHeight: 2000, itemHeight: 50 }}>
      <PostList channel={square} />
    </VirtuosoMockContext.Provider>,
    store,
    path,
  );
  return store;
}

const shown = () =>
  [...document.querySelectorAll('article.post')].map((post) => post.id.replace('post_', ''));

/** The list measures what it draws, and draws the rest after it. */
const drawn = (...ids: string[]) => waitFor(() => expect(shown()).toEqual(ids));

describe('the posts of a channel', () => {
  it('are the latest, under the day they are of, and those that come', async () => {
    getPosts.mockResolvedValue(page(['p1', 'p2']));
    const store = show();
    await screen.findByText('message p2');
    await drawn('p1', 'p2');
    await waitFor(() => expect(screen.queryAllByRole('separator')).toHaveLength(1));
    act(() => {
      store.dispatch(receivedNewPost(samplePost('p3', { create_at: at('p3', 0), user_id: ada.id }), false));
    });
    await drawn('p1', 'p2', 'p3');
  });

  it('have older ones put before them as the top is near, until there are none', async () => {
    getPosts.mockResolvedValue(page(['p3', 'p4'], { prev_post_id: 'p2' }));
    getPostsBefore.mockResolvedValue(page(['p1', 'p2']));
    show();
    await screen.findByText('message p1');
    await drawn('p1', 'p2', 'p3', 'p4');
    expect(getPostsBefore).toHaveBeenCalledTimes(1);
    await screen.findByRole('heading', { name: 'Town Square' });
  });

  it('begin around the one that the address names, which is pointed out', async () => {
    getPostsAfter.mockResolvedValue(page(['p6'], { next_post_id: 'p7', prev_post_id: 'p5' }));
    getPostsBefore.mockResolvedValue(page(['p4'], { next_post_id: 'p5' }));
    getPostThread.mockResolvedValue({ ...page(['p5']), has_next: false });
    getPosts.mockResolvedValue(page(['p8', 'p9'], { prev_post_id: 'p7' }));
    show('/home/channels/town-square/p5');
    await screen.findByText('message p5');
    await waitFor(() => expect(document.querySelector('.post--highlight')?.id).toBe('post_p5'));
    expect(shown()).not.toContain('p9');
    fireEvent.click(await screen.findByRole('button', { name: /Jump to the latest/ }));
    await screen.findByText('message p9');
  });

  it('are not kept waiting by others that are on their way', async () => {
    const unread = page(['p5', 'p6'], { prev_post_id: 'p4', next_post_id: 'p7' });
    Client4.getPostsUnread = jest.fn<typeof Client4.getPostsUnread>().mockResolvedValue(unread);
    getPosts.mockResolvedValue(page(['p8', 'p9'], { prev_post_id: 'p7' }));
    // The list asks for older and newer ones at once, which do not come.
    const waiting = new Promise<never>(() => undefined);
    getPostsBefore.mockReturnValue(waiting);
    getPostsAfter.mockReturnValue(waiting);
    const store = loggedIn();
    store.dispatch({ type: ChannelTypes.RECEIVED_CHANNEL, data: { ...square, total_msg_count: 9 } });
    store.dispatch({
      type: ChannelTypes.RECEIVED_MY_CHANNEL_MEMBER,
      data: { channel_id: square.id, user_id: ada.id, msg_count: 4, last_viewed_at: at('p5', 0) - 1 },
    });
    show('/home/channels/town-square', store);
    await screen.findByText('message p5');
    await waitFor(() => expect(getPostsBefore).toHaveBeenCalled());
    fireEvent.click(await screen.findByRole('button', { name: /Jump to the latest/ }));
    await screen.findByText('message p9');
  });

  it('say why they did not come, and are asked for again', async () => {
    getPosts.mockRejectedValueOnce(new Error('no way to the server'));
    show();
    expect((await screen.findByRole('alert')).textContent).toContain('no way to the server');
    getPosts.mockResolvedValue(page(['p1']));
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('message p1');
  });
});
