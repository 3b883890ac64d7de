import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { Client4 } from 'mattermost-redux/client';
import { search } from '../../actions/search.ts';
import { createAppStore } from '../../store/store.ts';
import { fromPanel, selectPost, showEditHistory, showPanel } from '../../store/views/rhs.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { samplePost } from '../../testing/sample-post.ts';
import { logIn, square } from '../../testing/sample-state.ts';
import { RightHandSidebar } from './right-hand-sidebar.tsx';

const found = samplePost('p1', { reply_count: 1, message: 'found in Town Square' });
const searchPosts = jest.fn<(...args: unknown[]) => Promise<unknown>>();

beforeEach(() => {
  Element.prototype.scrollBy = () => undefined;
  Element.prototype.scrollTo = () => undefined;
  const list = { order: [found.id], posts: { [found.id]: found }, matches: {} };
  Client4.searchPostsWithParams = searchPosts.mockReset().mockResolvedValue(list) as never;
  Client4.getPaginatedPostThread = jest.fn(() => Promise.resolve({ ...list, has_next: false })) as never;
  Client4.getPostThread = Client4.getPaginatedPostThread as never;
  Client4.getProfilesByIds = jest.fn(() => Promise.resolve([])) as never;
  Client4.getStatusesByIds = jest.fn(() => Promise.resolve([])) as never;
});

afterEach(cleanup);

function setup() {
  const store = createAppStore();
  logIn(store);
  renderWithStore(<RightHandSidebar />, store);
  const body = () => document.querySelector('.sidebar--right__body') as HTMLElement;
  const back = () => screen.queryByRole('button', { name: 'Back' });
  const rhs = () => store.getState().views.rhs;
  const doing = (action: unknown) => act(() => void store.dispatch(action as never));
  return { body, back, rhs, doing };
}

describe('the way back at the right-hand side', () => {
  it('leads from a thread to what was found, as it was left: the words, the place, and nothing asked anew', async () => {
    const { body, back, rhs, doing } = setup();
    doing(search('town'));
    await screen.findByText(/found in/);
    await waitFor(() => expect(document.querySelector('[aria-busy="true"]')).toBeNull());
    expect(back()).toBeNull();
    body().scrollTop = 120;
    fireEvent.click(screen.getByRole('button', { name: 'Open thread' }));
    expect(rhs()).toMatchObject({ rhsState: null, selectedPostId: 'p1', previousRhsStates: ['search'] });
    expect(body().scrollTop).toBe(0);
    fireEvent.click(back() as HTMLElement);
    expect(rhs()).toMatchObject({ rhsState: 'search', searchResultsTerms: 'town', previousRhsStates: [] });
    await screen.findByText(/found in/);
    expect(body().scrollTop).toBe(120);
    expect(searchPosts).toHaveBeenCalledTimes(1);
  });

  it('leads over several panels, and to the channel that one was of', () => {
    const { rhs, back, doing } = setup();
    doing(showPanel('flag'));
    doing(fromPanel(showPanel('pin', square.id)));
    doing(fromPanel(selectPost('p1', square.id)));
    expect(rhs().previousRhsStates).toEqual(['flag', 'pin']);
    fireEvent.click(back() as HTMLElement);
    expect(rhs()).toMatchObject({ rhsState: 'pin', selectedChannelId: square.id });
    fireEvent.click(back() as HTMLElement);
    expect(rhs().rhsState).toBe('flag');
    expect(back()).toBeNull();
  });

  it('is not there for what was opened elsewhere, nor leads to a panel of a plugin or the history of some post', () => {
    const { rhs, doing } = setup();
    doing(showPanel('flag'));
    doing(selectPost('p1', square.id));
    expect(rhs().previousRhsStates).toEqual([]);
    doing({ type: 'UPDATE_RHS_STATE', state: 'plugin', pluggableId: 'x' });
    doing(fromPanel(selectPost('p1', square.id)));
    expect(rhs().previousRhsStates).toEqual([]);
    doing(showEditHistory('p1', square.id));
    doing(fromPanel(selectPost('p1', square.id)));
    expect(rhs().previousRhsStates).toEqual([]);
  });

  it('asks anew for what is opened anew, at its beginning', async () => {
    const { body, doing } = setup();
    doing(search('town'));
    await screen.findByText(/found in/);
    body().scrollTop = 120;
    fireEvent.click(screen.getByRole('button', { name: 'Open thread' }));
    doing(showPanel('search'));
    await waitFor(() => expect(searchPosts).toHaveBeenCalledTimes(2));
    expect(body().scrollTop).toBe(0);
  });
});
