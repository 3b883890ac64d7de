import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { waitFor } from '@testing-library/dom';
import { ChannelTypes } from 'mattermost-redux/action_types';
import { createAppStore } from '../store/store.ts';
import { channelPostsLoaded } from '../store/views/channel.ts';
import { FakeFetch } from '../testing/fake-fetch.ts';
import { catchUp } from './catch-up.ts';

let rest: FakeFetch;

beforeEach(() => {
  rest = new FakeFetch();
  rest.on('GET channels/town/posts', {
    body: { order: [], posts: {} },
    headers: { 'Content-Type': 'application/json' },
  });
  rest.install();
});

afterEach(() => {
  jest.restoreAllMocks();
});

const asked = () => rest.calls.filter((call) => call.startsWith('GET channels/town/posts'));

function storeAt(channelId: string) {
  const store = createAppStore();
  store.dispatch({ type: ChannelTypes.SELECT_CHANNEL, data: channelId });
  return store;
}

describe('the first time that the socket is up', () => {
  it('asks for what came to the open channel since it was looked at', async () => {
    const store = storeAt('town');
    store.dispatch(channelPostsLoaded('town'));
    catchUp(store);
    await waitFor(() => expect(asked()).toHaveLength(1));
  });

  it('waits for the first look, and asks once', async () => {
    const store = storeAt('town');
    catchUp(store);
    expect(asked()).toEqual([]);
    store.dispatch(channelPostsLoaded('town'));
    await waitFor(() => expect(asked()).toHaveLength(1));
    store.dispatch(channelPostsLoaded('town'));
    expect(asked()).toHaveLength(1);
  });

  it('asks for nothing while no channel is open', () => {
    catchUp(storeAt(''));
    expect(rest.calls).toEqual([]);
  });
});
