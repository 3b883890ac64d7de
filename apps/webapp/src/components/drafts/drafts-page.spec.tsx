import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { Client4 } from 'mattermost-redux/client';
import { createAppStore } from '../../store/store.ts';
import { emptyDraft, setDraft } from '../../store/views/drafts.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { home, logIn, square } from '../../testing/sample-state.ts';
import { DraftsLink } from './drafts-link.tsx';
import DraftsPage from './drafts-page.tsx';

afterEach(cleanup);

function open(message?: string) {
  const store = createAppStore();
  logIn(store);
  if (message !== undefined) {
    const draft = { ...emptyDraft({ channelId: square.id, rootId: '' }), message, updateAt: 1 };
    store.dispatch(setDraft(square.id, draft));
  }
  renderWithStore(
    <>
      <DraftsLink team={home} />
      <DraftsPage team={home} />
    </>,
    store,
  );
  return store;
}

describe('the page of drafts', () => {
  it('says that there is none, and the sidebar has no way to it', () => {
    open();
    expect(screen.getByText(/No drafts/)).not.toBeNull();
    expect(screen.queryByRole('link', { name: /Drafts/ })).toBeNull();
  });

  it('has what was begun, which goes when it is deleted, not before that was confirmed', () => {
    const store = open('half a **thought**');
    expect(screen.getByRole('link', { name: 'Drafts 1' })).not.toBeNull();
    expect(screen.getByText('thought').tagName).toBe('STRONG');
    fireEvent.click(screen.getByRole('button', { name: 'Delete' }));
    fireEvent.click(screen.getByText('Cancel'));
    expect(store.getState().views.drafts).toHaveProperty(square.id);
    fireEvent.click(screen.getByRole('button', { name: 'Delete' }));
    fireEvent.click(document.querySelector('#confirmModalButton')!);
    expect(store.getState().views.drafts).toEqual({});
    expect(screen.getByText(/No drafts/)).not.toBeNull();
  });

  it('sends one, and has it again when the server refuses', async () => {
    const sent: unknown[] = [];
    Client4.createPost = (post) => {
      sent.push(post.message);
      return Promise.reject(
        Object.assign(new Error('Not here.'), { status_code: 403, server_error_id: 'no' }),
      );
    };
    const store = open('half a thought');
    fireEvent.click(screen.getByRole('button', { name: 'Send now' }));
    fireEvent.click(document.querySelector('#confirmModalButton')!);
    await waitFor(() => expect(sent).toEqual(['half a thought']));
    expect(await screen.findByText('Not here.')).not.toBeNull();
    expect(store.getState().views.drafts).toHaveProperty(square.id);
  });
});
