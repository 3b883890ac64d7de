import { PreferenceTypes } from 'mattermost-redux/action_types';
import { Preferences } from 'mattermost-redux/constants';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import { createAppStore } from '../store/store.ts';
import { renderWithStore } from '../testing/render-with-store.tsx';
import { LightGround } from './light-ground.tsx';

afterEach(cleanup);

/** The ground that words are drawn on, in a theme. */
function ground(theme: 'denim' | 'onyx', isWanted: boolean): string {
  const store = createAppStore();
  const value = JSON.stringify(Preferences.THEMES[theme]);
  const preference = { user_id: 'u', category: 'theme', name: '', value };
  store.dispatch({ type: PreferenceTypes.RECEIVED_PREFERENCES, data: [preference] });
  renderWithStore(<LightGround isWanted={isWanted}>words</LightGround>, store);
  const found = screen.getByText('words').style.getPropertyValue('--center-channel-bg');
  cleanup();
  return found;
}

describe('a light part of the page', () => {
  it('is light where the page is dark, and only where it is wanted', () => {
    expect(ground('onyx', true)).toBe('#ffffff');
    expect(ground('onyx', false)).toBe('');
    expect(ground('denim', true)).toBe('');
  });
});
