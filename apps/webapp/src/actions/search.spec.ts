import { expect, it, jest } from '@jest/globals';
import { Client4 } from 'mattermost-redux/client';
import { createAppStore } from '../store/store.ts';
import { samplePost } from '../testing/sample-post.ts';
import { logIn } from '../testing/sample-state.ts';
import { loadResults } from './search.ts';

const found = (id: string) => ({ order: [id], posts: { [id]: samplePost(id, {}) }, matches: {} });

it('shows what was looked for last, also when the answer to what was looked for before comes later', async () => {
  const answers = new Map<string, (data: unknown) => void>();
  Client4.searchPostsWithParams = jest.fn(
    (_teamId: string, { terms }: { terms: string }) => new Promise((resolve) => answers.set(terms, resolve)),
  ) as never;
  Client4.getProfilesByIds = jest.fn(() => Promise.resolve([])) as never;
  Client4.getStatusesByIds = jest.fn(() => Promise.resolve([])) as never;
  const store = createAppStore();
  logIn(store);
  const first = store.dispatch(loadResults('messages', { terms: 'first', page: 0 }));
  const second = store.dispatch(loadResults('messages', { terms: 'second', page: 0 }));
  answers.get('second')?.(found('p2'));
  await second;
  expect(store.getState().entities.search.results).toEqual(['p2']);
  answers.get('first')?.(found('p1'));
  await first;
  expect(store.getState().entities.search.results).toEqual(['p2']);
});
