import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import type { Post } from '@mattermost/types/posts';
import { ClientError } from '@mattermost/client';
import { Client4 } from 'mattermost-redux/client';
import { createAppStore } from '../../store/store.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { logIn, square } from '../../testing/sample-state.ts';
import { Composer } from './composer.tsx';

const createPost = jest.fn<typeof Client4.createPost>();
const executeCommand = jest.fn<typeof Client4.executeCommand>();
const suggest = jest.fn<typeof Client4.getCommandAutocompleteSuggestionsList>();
const refused = (message: string) =>
  new ClientError('', { message, server_error_id: 'plugin', status_code: 400, url: '' });

beforeEach(() => {
  createPost.mockReset().mockImplementation((post) => Promise.resolve({ ...post, id: 'new-id' } as Post));
  executeCommand.mockReset().mockResolvedValue({} as never);
  suggest.mockReset().mockResolvedValue([]);
  Client4.createPost = createPost;
  Client4.executeCommand = executeCommand;
  Client4.getCommandAutocompleteSuggestionsList = suggest;
});

afterEach(cleanup);

function setup() {
  const store = createAppStore();
  logIn(store);
  const composer = (
    <Composer channelId={square.id} rootId="" textboxId="post_textbox" sendId="send" placeholder="Write" />
  );
  const { unmount } = renderWithStore(composer, store);
  const field = screen.getByLabelText<HTMLTextAreaElement>('Write');
  const type = (value: string) => fireEvent.change(field, { target: { value } });
  const press = (key: string, more = {}) => fireEvent.keyDown(field, { key, ...more });
  const pending = () => Object.values(store.getState().entities.posts.posts);
  return { store, field, type, press, pending, unmount, composer };
}

describe('Composer', () => {
  it('sends with Enter and shows the post at once, as pending', async () => {
    const { field, type, press, pending } = setup();
    type('hello');
    press('Enter');
    expect(field.value).toBe('');
    await waitFor(() => expect(createPost).toHaveBeenCalled());
    expect(createPost.mock.calls[0]?.[0]).toMatchObject({
      message: 'hello',
      channel_id: square.id,
      user_id: 'ada-id',
      create_at: 0,
    });
    await waitFor(() => expect(pending().map(({ id }) => id)).toEqual(['new-id']));
  });

  it.each([
    ['Shift+Enter', 'hello', { shiftKey: true }],
    ['Enter while a character is being composed', 'hello', { isComposing: true }],
    ['Enter on nothing but spaces', '   ', {}],
  ])('sends nothing with %s', (_name, text, more) => {
    const { type, press } = setup();
    type(text);
    press('Enter', more);
    expect(createPost).not.toHaveBeenCalled();
  });

  it('keeps a refused text and says why; the pending post goes', async () => {
    createPost.mockRejectedValue(refused('No such word here.'));
    const { field, type, press, pending } = setup();
    type('the word');
    press('Enter');
    await waitFor(() => expect(screen.getByRole('alert').textContent).toBe('No such word here.'));
    expect(field.value).toBe('the word');
    expect(pending()).toEqual([]);
    type('another');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('runs a slash command in place of a post', async () => {
    const { type, press } = setup();
    type('/demo now');
    press('Enter');
    await waitFor(() => expect(executeCommand).toHaveBeenCalled());
    expect(executeCommand.mock.calls[0]).toEqual([
      '/demo now',
      { channel_id: square.id, team_id: 'home-id', root_id: '' },
    ]);
    expect(createPost).not.toHaveBeenCalled();
  });

  it.each(['//comment', '/ path', 'and/or'])('takes %j for a message', async (text) => {
    const { type, press } = setup();
    type(text);
    press('Enter');
    await waitFor(() => expect(createPost).toHaveBeenCalled());
    expect(executeCommand).not.toHaveBeenCalled();
  });

  it('keeps an unknown command and says why', async () => {
    executeCommand.mockRejectedValue(refused('No such command.'));
    const { field, type, press } = setup();
    type('/nope');
    press('Enter');
    await waitFor(() => expect(screen.getByRole('alert').textContent).toBe('No such command.'));
    expect(field.value).toBe('/nope');
  });

  it('lets a plugin in the page refuse a message before it is sent', async () => {
    const { store, field, type, press } = setup();
    const hook = () => ({ error: { message: 'Refused in the browser.' } });
    store.dispatch({
      type: 'RECEIVED_PLUGIN_COMPONENT',
      name: 'MessageWillBePosted',
      data: { id: '1', pluginId: 'a', hook },
    });
    type('hello');
    press('Enter');
    await waitFor(() => expect(screen.getByRole('alert').textContent).toBe('Refused in the browser.'));
    expect(field.value).toBe('hello');
    expect(createPost).not.toHaveBeenCalled();
  });

  it('suggests commands, completes with Tab, and Enter still sends what was typed', async () => {
    const suggestion = {
      Complete: 'demo',
      Suggestion: 'demo',
      Hint: '',
      Description: 'Try it',
      IconData: '',
    };
    suggest.mockResolvedValue([suggestion]);
    const { field, type, press } = setup();
    type('/de');
    await screen.findByText('Try it');
    press('Tab');
    expect(field.value).toBe('/demo ');
    type('/dem');
    await screen.findByText('Try it');
    press('Enter');
    await waitFor(() => expect(executeCommand.mock.calls[0]?.[0]).toBe('/dem'));
  });

  it('keeps a draft when the channel is left', () => {
    const { type, unmount, store, composer } = setup();
    type('half a thought');
    unmount();
    renderWithStore(composer, store);
    expect(screen.getByLabelText<HTMLTextAreaElement>('Write').value).toBe('half a thought');
  });
});
