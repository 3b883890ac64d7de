import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, screen } from '@testing-library/react';
import type { Post } from '@mattermost/types/posts';
import { Client4 } from 'mattermost-redux/client';
import { loadMissingProfiles } from '../../actions/profiles.ts';
import { createAppStore } from '../../store/store.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { ben, logIn, square } from '../../testing/sample-state.ts';
import { PostView } from './post-view.tsx';

const getProfilesByIds = jest.fn<typeof Client4.getProfilesByIds>();

beforeEach(() => {
  getProfilesByIds.mockReset().mockResolvedValue([]);
  Client4.getProfilesByIds = getProfilesByIds;
  Client4.getStatusesByIds = jest.fn<typeof Client4.getStatusesByIds>().mockResolvedValue([]);
});

afterEach(cleanup);

async function show(more: Partial<Post>, lookUp = true) {
  const store = createAppStore();
  logIn(store);
  const post = {
    id: 'p1',
    channel_id: square.id,
    user_id: 'stranger-id',
    message: 'hello',
    type: 'system_ephemeral',
    create_at: 1,
    edit_at: 0,
    root_id: '',
    props: {},
    metadata: {},
    ...more,
  } as Post;
  renderWithStore(<PostView post={post} isContinued={false} isRHS={false} />, store);
  if (lookUp) {
    await act(() => store.dispatch(loadMissingProfiles([post.user_id])));
  }
}

const author = () => document.querySelector('.post__author')?.textContent;

describe('the author of a post that only you see', () => {
  it('is the system where nobody has the id it came under', async () => {
    await show({});
    expect(author()).toBe('System');
    expect(screen.getByText('hello')).not.toBeNull();
  });

  it('is the system at once where there is no id', async () => {
    await show({ user_id: '' }, false);
    expect(author()).toBe('System');
  });

  it('is the system also where the question who it is fails', async () => {
    getProfilesByIds.mockRejectedValue(new Error('offline'));
    await show({});
    expect(author()).toBe('System');
  });

  it('is whoever it is, where that is known', async () => {
    await show({ user_id: ben.id });
    expect(author()).toBe('ben');
  });

  it('is what the plugin said, whoever the id belongs to', async () => {
    await show({ props: { override_username: 'Weather' } });
    expect(author()).toBe('Weather');
  });

  it('waits for a name only as long as the question is open', async () => {
    let answer: (found: never[]) => void = () => undefined;
    getProfilesByIds.mockReturnValue(new Promise((resolve) => (answer = resolve)));
    const shown = show({});
    expect(author()).toBe('…');
    answer([]);
    await shown;
    expect(author()).toBe('System');
  });
});

describe('the author of any other post', () => {
  it('is someone where nobody has the id, and not the system', async () => {
    await show({ type: '' });
    expect(author()).toBe('Someone');
  });
});
