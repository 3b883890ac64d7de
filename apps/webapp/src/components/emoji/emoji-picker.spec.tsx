import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { GeneralTypes, PreferenceTypes } from 'mattermost-redux/action_types';
import { Client4 } from 'mattermost-redux/client';
import { createAppStore } from '../../store/store.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { logIn } from '../../testing/sample-state.ts';
import { EmojiPickerButton } from './emoji-picker-button.tsx';
import { Emoji } from './emoji.tsx';

const parrot = { id: 'e1', name: 'party_parrot', creator_id: 'ada-id' };
const byNames = jest.fn<(names: string[]) => Promise<unknown>>();

beforeEach(() => {
  byNames.mockReset().mockResolvedValue([parrot]);
  Client4.getCustomEmojis = jest.fn(() => Promise.resolve([parrot])) as never;
  Client4.searchCustomEmoji = jest.fn(() => Promise.resolve([])) as never;
  Client4.getCustomEmojisByNames = byNames as never;
  Client4.savePreferences = jest.fn(() => Promise.resolve({})) as never;
});

afterEach(cleanup);

function setup(preferences: { category: string; name: string; value: string }[] = []) {
  const store = createAppStore();
  logIn(store);
  store.dispatch({ type: GeneralTypes.CLIENT_CONFIG_RECEIVED, data: { EnableCustomEmoji: 'true' } });
  store.dispatch({
    type: PreferenceTypes.RECEIVED_PREFERENCES,
    data: preferences.map((preference) => ({ ...preference, user_id: 'ada-id' })),
  });
  return store;
}

const names = () =>
  [...document.querySelectorAll<HTMLElement>('[data-emoji]')].map(({ dataset }) => dataset.emoji);

async function open(store = setup()) {
  const onChoose = jest.fn();
  renderWithStore(<EmojiPickerButton label="Choose" onChoose={onChoose} />, store);
  fireEvent.click(screen.getByLabelText('Choose'));
  // Looked up by its id: roles are sought in all two thousand emoji.
  const search = (await waitFor(() => {
    const field = document.getElementById('emojiPickerSearch');
    expect(field === null).toBe(false);
    return field;
  })) as HTMLInputElement;
  const type = (value: string) => fireEvent.change(search, { target: { value } });
  return { onChoose, search, type, store };
}

/** One story: two thousand emoji are drawn once. */
describe('EmojiPickerButton', () => {
  it('begins with what was used, finds by name, takes the tone that was chosen, and remembers', async () => {
    const used = {
      category: 'recent_emojis',
      name: 'ada-id',
      value: '[{"name":"tada","usageCount":3},null]',
    };
    const tone = { category: 'emoji', name: 'emoji_skintone', value: '1F3FF' };
    const { onChoose, search, type, store } = await open(setup([used, tone]));
    await waitFor(() => expect(document.activeElement?.id).toBe('emojiPickerSearch'));
    expect(names()[0]).toBe('tada');

    type('no such thing');
    await waitFor(() => expect(names()).toEqual([]));
    expect(screen.getByText('No emoji is called “no such thing”.')).toBeTruthy();
    type('party_p');
    await waitFor(() => expect(names()[0]).toBe('party_parrot'));
    type('thumbsu');
    await waitFor(() => expect(names()).toEqual(['thumbsup_dark_skin_tone']));
    fireEvent.keyDown(search, { key: 'Enter' });
    expect(onChoose.mock.calls).toEqual([['thumbsup_dark_skin_tone']]);
    expect(document.getElementById('emojiPicker') === null).toBe(true);
    const recent = store.getState().entities.preferences.myPreferences['recent_emojis--ada-id'];
    expect(recent?.value).toContain('{"name":"thumbsup_dark_skin_tone","usageCount":1}');
  });
});

describe('Emoji', () => {
  it('shows text, pictures of the site, and the name of what nobody knows; all are asked for at once', async () => {
    renderWithStore(
      <>
        <Emoji name="smile" />
        <Emoji name="party_parrot" />
        <Emoji name="nobody_knows" />
      </>,
      setup(),
    );
    expect(screen.getByLabelText(':smile:').textContent).toBe('😄');
    expect((await screen.findByAltText(':party_parrot:')).getAttribute('src')).toContain('/emoji/e1/image');
    expect(screen.getByText(':nobody_knows:')).toBeTruthy();
    expect(byNames.mock.calls).toEqual([[['party_parrot', 'nobody_knows']]]);
  });
});
