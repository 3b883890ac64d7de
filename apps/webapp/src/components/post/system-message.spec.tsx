import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup } from '@testing-library/react';
import { createAppStore } from '../../store/store.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { samplePost } from '../../testing/sample-post.ts';
import { logIn } from '../../testing/sample-state.ts';
import { ActivityRow } from './activity-row.tsx';
import { systemMessage } from './system-message.tsx';

afterEach(cleanup);

function words(type: string, props: Record<string, unknown>) {
  const store = createAppStore();
  logIn(store);
  return renderWithStore(<div>{systemMessage(samplePost('p1', { type, props }))}</div>, store).container
    .textContent;
}

describe('what the server says', () => {
  it.each([
    ['system_join_channel', { username: 'ben' }, '@ben joined the channel.'],
    [
      'system_add_to_channel',
      { username: 'ada', addedUsername: 'ben' },
      '@ben was added to the channel by @ada.',
    ],
    ['system_remove_from_channel', { removedUsername: 'ben' }, '@ben was removed from the channel.'],
    [
      'system_header_change',
      { username: 'ada', old_header: 'old', new_header: '**new**' },
      '@ada changed the channel header from old to new',
    ],
    [
      'system_header_change',
      { username: 'ada', old_header: '', new_header: 'new' },
      '@ada set the channel header to new',
    ],
    [
      'system_purpose_change',
      { username: 'ada', old_purpose: 'old', new_purpose: '' },
      '@ada removed the channel purpose (it was: old)',
    ],
    [
      'system_displayname_change',
      { username: 'ada', old_displayname: 'A', new_displayname: 'B' },
      '@ada renamed the channel from A to B',
    ],
    ['system_channel_deleted', { username: 'ada' }, '@ada archived the channel.'],
    ['me', { message: 'waves' }, 'waves'],
  ])('is told from %s with %j', (type, props, expected) => {
    expect(words(type, props)).toBe(expected);
  });

  it('stands as the server wrote it where something to tell it by is missing, or its kind is not known', () => {
    expect(words('system_join_channel', {})).toBe('');
    expect(words('system_header_change', { username: 3 })).toBe('');
    expect(words('system_something_new', { username: 'ada' })).toBe('');
    expect(words('constructor', {})).toBe('');
  });

  it('is put together for those who come and go', () => {
    const store = createAppStore();
    logIn(store);
    const post = (id: string, userId: string, username: string) =>
      samplePost(id, { type: 'system_join_channel', user_id: userId, props: { username } });
    const posts = [post('1', 'ada-id', 'ada'), post('2', 'ben-id', 'ben'), post('3', 'cy-id', 'cy')];
    const { container } = renderWithStore(<ActivityRow posts={posts} isRHS={false} />, store);
    expect(container.querySelector('p')?.textContent).toBe('@ada, @ben, and @cy joined the channel.');
  });
});
