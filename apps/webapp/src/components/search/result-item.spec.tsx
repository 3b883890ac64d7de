import { afterEach, describe, expect, it } from '@jest/globals';
import type { UserProfile } from '@mattermost/types/users';
import { UserTypes } from 'mattermost-redux/action_types';
import { cleanup, screen } from '@testing-library/react';
import { createAppStore } from '../../store/store.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { samplePost } from '../../testing/sample-post.ts';
import { ben, logIn } from '../../testing/sample-state.ts';
import { ResultItem } from './result-item.tsx';

afterEach(cleanup);

/** What a post that was found says of who wrote it. */
function authorOf(props: Record<string, unknown>, user: Partial<UserProfile> = {}): string {
  const store = createAppStore();
  logIn(store);
  store.dispatch({ type: UserTypes.RECEIVED_PROFILE, data: { ...ben, ...user } });
  renderWithStore(<ResultItem post={samplePost('p', { props })} />, store);
  return document.querySelector('.search-item__author')?.textContent ?? '';
}

describe('a post that was found', () => {
  it('is under the name that a webhook chose, and says that no person wrote it', () => {
    expect(authorOf({ from_webhook: 'true', override_username: 'news' })).toBe('newsBOT');
    expect(screen.getByRole('article', { name: 'news' })).not.toBeNull();
  });

  it('is under the name of its author where no webhook wrote it, whatever it says', () => {
    expect(authorOf({ override_username: 'boss' })).toBe('ben');
  });

  it('is under the name of its author where the one it says is none', () => {
    expect(authorOf({ from_webhook: 'true', override_username: { name: 'boss' } })).toBe('benBOT');
  });

  it('says of a bot that it is one', () => {
    expect(authorOf({}, { is_bot: true } as never)).toBe('benBOT');
  });
});
