import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { waitFor } from '@testing-library/dom';
import { ChannelTypes } from 'mattermost-redux/action_types';
import { createAppStore } from '../store/store.ts';
import { channelPostsLoaded } from '../store/views/channel.ts';
import { FakeFetch } from '../testing/fake-fetch.ts';
import { catchUp } from './catch-up.ts';

let rest: FakeFetch;
const refetch = jest.fn();

beforeEach(() => {
  refetch.mockReset();
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
  it('asks for all again when a channel is on screen', () => {
    const store = storeAt('town');
    store.dispatch(channelPostsLoaded('town'));
    catchUp(store, refetch);
    expect(refetch).toHaveBeenCalledTimes(1);
    store.dispatch(channelPostsLoaded('town'));
    expect(asked()).toEqual([]);
  });

  it('waits for the first look, and asks once for what came meanwhile', async () => {
    const store = storeAt('town');
    catchUp(store, refetch);
    expect(asked()).toEqual([]);
    store.dispatch(channelPostsLoaded('town'));
    await waitFor(() => expect(asked()).toHaveLength(1));
    store.dispatch(channelPostsLoaded('town'));
    expect(asked()).toHaveLength(1);
    expect(refetch).not.toHaveBeenCalled();
  });

  it('asks for nothing while no channel is open', () => {
    catchUp(storeAt(''), refetch);
    expect(refetch).not.toHaveBeenCalled();
    expect(rest.calls).toEqual([]);
  });
});
