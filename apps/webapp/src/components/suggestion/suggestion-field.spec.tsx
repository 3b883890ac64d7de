import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { ChannelTypes, UserTypes } from 'mattermost-redux/action_types';
import { Client4 } from 'mattermost-redux/client';
import { useState } from 'react';
import { createAppStore } from '../../store/store.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { ben, home, logIn, square } from '../../testing/sample-state.ts';
import { messageProviders } from './providers.ts';
import { SuggestionField } from './suggestion-field.tsx';

const carla = { ...ben, id: 'carla-id', username: 'carla', first_name: 'Carla', last_name: 'Bee' };
const autocomplete = jest.fn<(...args: unknown[]) => Promise<unknown>>();

beforeEach(() => {
  autocomplete.mockReset().mockResolvedValue({ users: [ben], out_of_channel: [carla] });
  Client4.autocompleteUsers = autocomplete as never;
  Client4.autocompleteChannels = jest.fn(() => Promise.resolve([square])) as never;
  Client4.getCommandAutocompleteSuggestionsList = jest.fn(() => Promise.resolve([])) as never;
});

afterEach(cleanup);

function Field({ onKeyDown }: { onKeyDown(): void }) {
  const [value, setValue] = useState('');
  return (
    <>
      <SuggestionField
        label="Write"
        value={value}
        providers={messageProviders(true)}
        place={{ channelId: square.id, teamId: home.id, rootId: '' }}
        onChange={setValue}
        onKeyDown={onKeyDown}
      />
      <button type="button" onClick={() => setValue('')}>
        Send
      </button>
    </>
  );
}

function setup() {
  const store = createAppStore();
  logIn(store);
  store.dispatch({ type: UserTypes.RECEIVED_PROFILES_LIST_IN_CHANNEL, id: square.id, data: [ben] });
  store.dispatch({ type: ChannelTypes.RECEIVED_CHANNELS, teamId: home.id, data: [square] });
  const onKeyDown = jest.fn();
  renderWithStore(<Field onKeyDown={onKeyDown} />, store);
  const field = screen.getByLabelText<HTMLTextAreaElement>('Write');
  const type = (value: string) => fireEvent.change(field, { target: { value } });
  const press = (key: string, more = {}) => fireEvent.keyDown(field, { key, ...more });
  const titles = () =>
    screen.getAllByRole('option').map((option) => option.querySelector('strong')?.textContent);
  return { field, type, press, titles, onKeyDown };
}

describe('SuggestionField', () => {
  it('shows who is known at once, then whom the server knows, those in the channel first', async () => {
    const { type, titles } = setup();
    type('hi @be');
    expect(titles()).toEqual(['@ben']);
    await waitFor(() => expect(titles()).toEqual(['@ben', '@carla']));
    expect(autocomplete.mock.calls[0]).toEqual(['be', home.id, square.id, { limit: 25 }]);
    expect(screen.getByText('Not in this channel')).toBeTruthy();
  });

  it.each(['Enter', 'Tab'])(
    'completes with %s, in the middle of a text too, and tells nobody of the key',
    (key) => {
      const { field, type, press, onKeyDown } = setup();
      type('hi @be');
      press(key);
      expect(field.value).toBe('hi @ben ');
      expect(screen.queryByRole('listbox')).toBeNull();
      expect(onKeyDown).not.toHaveBeenCalled();
    },
  );

  it('lets an answer go that comes when the text is sent already', async () => {
    let answer: (found: unknown) => void = () => undefined;
    autocomplete.mockReturnValue(new Promise((resolve) => (answer = resolve)));
    const { type } = setup();
    type('hi @be');
    expect(screen.queryByRole('listbox')).not.toBeNull();
    await waitFor(() => expect(autocomplete).toHaveBeenCalled());
    fireEvent.click(screen.getByText('Send'));
    expect(screen.queryByRole('listbox')).toBeNull();
    await act(async () => answer({ users: [ben], out_of_channel: [carla] }));
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('keeps of commands that were found for less only what is still meant, and not for other places', async () => {
    const found = (name: string) => ({
      Complete: name,
      Suggestion: name,
      Hint: '',
      Description: '',
      IconData: '',
    });
    const ask = jest.fn<() => Promise<unknown>>().mockResolvedValue([found('join'), found('leave')]);
    Client4.getCommandAutocompleteSuggestionsList = ask as never;
    const { field, type, titles } = setup();
    type('/');
    await waitFor(() => expect(titles()).toEqual(['join', 'leave']));
    ask.mockReturnValue(new Promise(() => undefined));
    type('/jo');
    expect(titles()).toEqual(['join']);
    type('/x');
    expect(screen.queryByRole('listbox')).toBeNull();

    let answer: (data: unknown) => void = () => undefined;
    ask.mockClear().mockReturnValue(new Promise((resolve) => (answer = resolve)));
    type('/leav');
    await waitFor(() => expect(ask).toHaveBeenCalled());
    field.setSelectionRange(1, 1);
    fireEvent.select(field);
    await act(async () => answer([found('leave')]));
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('moves by arrows, points at the option, and goes round at the end', async () => {
    const { field, type, press, titles } = setup();
    type('@be');
    await waitFor(() => expect(titles()).toHaveLength(2));
    press('ArrowUp');
    const active = document.getElementById(field.getAttribute('aria-activedescendant') ?? '');
    expect(active?.textContent).toContain('@carla');
    press('Enter');
    expect(field.value).toBe('@carla ');
  });

  it('closes by Escape and leaves the text; the next Escape is somebody else’s', () => {
    const { field, type, press, onKeyDown } = setup();
    type('@be');
    press('Escape');
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(field.value).toBe('@be');
    expect(onKeyDown).not.toHaveBeenCalled();
    press('Escape');
    expect(onKeyDown).toHaveBeenCalledTimes(1);
  });

  it.each(['mail ada@be', 'a`@be', 'nothing here', 'x~to', 'a:sm', ':s'])(
    'suggests nothing in %j',
    (text) => {
      const { type } = setup();
      type(text);
      expect(screen.queryByRole('listbox')).toBeNull();
    },
  );

  it('knows channels by their title and emoji by their names', () => {
    const { field, type, press, titles } = setup();
    type('see ~town');
    expect(titles()).toEqual(['Town Square']);
    press('Enter');
    expect(field.value).toBe('see ~town-square ');
    type(':thumbsu');
    expect(titles()[0]).toBe(':thumbsup:');
    press('Tab');
    expect(field.value).toBe(':thumbsup: ');
  });

  it('goes on without the server', async () => {
    autocomplete.mockRejectedValue(new Error('gone'));
    const { type, titles } = setup();
    type('@be');
    await waitFor(() => expect(autocomplete).toHaveBeenCalled());
    expect(titles()).toEqual(['@ben']);
  });
});
