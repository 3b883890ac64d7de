import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { receivedPost } from 'mattermost-redux/actions/posts';
import { Client4 } from 'mattermost-redux/client';
import { createAppStore } from '../../store/store.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { samplePost } from '../../testing/sample-post.ts';
import { logIn } from '../../testing/sample-state.ts';
import { MessageAttachments } from './message-attachments.tsx';

afterEach(cleanup);

function show(attachments: unknown) {
  const store = createAppStore();
  logIn(store);
  const post = samplePost('p1', { props: { attachments } });
  store.dispatch(receivedPost(post));
  return renderWithStore(<MessageAttachments post={post} />, store);
}

const doAction = jest.fn<typeof Client4.doPostActionWithCookie>();
const answer = { status: 'OK', trigger_id: 'trigger' } as never;

describe('the attachments of a message', () => {
  it('show all their parts', () => {
    const { container } = show([
      {
        pretext: 'before',
        color: 'good',
        author_name: 'Author',
        author_link: 'https://example.com/author',
        title: 'Title',
        title_link: 'https://example.com/title',
        text: '**bold**',
        fields: [
          { title: 'One', value: 1, short: true },
          { title: 'Two', value: true },
        ],
        footer: 'Footer',
      },
    ]);
    for (const text of ['before', 'Author', 'Title', 'bold', 'One', '1', 'Two', 'true', 'Footer']) {
      expect(screen.getByText(text)).not.toBeNull();
    }
    expect(container.querySelectorAll('.attachment__field--short')).toHaveLength(1);
  });

  it.each([null, 'text', [null, 3, 'x'], [{ fields: 'no', actions: { a: 1 }, text: { x: 1 } }], {}])(
    'leave the page standing whatever they are: %j',
    (attachments) => {
      expect(() => show(attachments)).not.toThrow();
    },
  );

  it('link nowhere but to the web, and take no style but a colour', () => {
    const { container } = show([
      {
        author_name: 'A',
        author_link: 'javascript:alert(1)',
        title: 'T',
        title_link: 'data:text/html,x',
        image_url: 'javascript:alert(1)',
        color: 'red;background:url(https://evil.example.com)',
      },
    ]);
    expect(container.querySelector('a, img')).toBeNull();
    expect(container.innerHTML).not.toContain('evil');
  });

  it('ask the server with the id and the cookie of a button, and take up the dialog it opens', async () => {
    Client4.doPostActionWithCookie = doAction.mockReset().mockResolvedValue(answer);
    const { store } = show([{ actions: [{ id: 'a1', name: 'Go', cookie: 'biscuit' }, { name: 'no id' }] }]);
    expect(screen.getAllByRole('button')).toHaveLength(1);
    fireEvent.click(screen.getByRole('button', { name: 'Go' }));
    await waitFor(() => expect(store.getState().entities.integrations.dialogTriggerId).toBe('trigger'));
    expect(doAction).toHaveBeenCalledWith('p1', 'a1', 'biscuit', '');
  });

  it('say what went wrong, and can be pressed again', async () => {
    Client4.doPostActionWithCookie = doAction.mockReset().mockRejectedValue(new Error('it is down'));
    show([{ actions: [{ id: 'a1', name: 'Go' }] }]);
    fireEvent.click(screen.getByRole('button', { name: 'Go' }));
    expect((await screen.findByRole('alert')).textContent).toBe('it is down');
    expect(screen.getByRole('button', { name: 'Go' }).hasAttribute('disabled')).toBe(false);
  });

  it('offer a menu to search in, by keyboard', async () => {
    Client4.doPostActionWithCookie = doAction.mockReset().mockResolvedValue(answer);
    const options = [
      { text: 'Apple', value: 'a' },
      { text: 'Pear', value: 'p' },
    ];
    show([{ actions: [{ id: 's1', name: 'Fruit', type: 'select', options }] }]);
    const field = screen.getByRole('combobox', { name: 'Fruit' });
    fireEvent.change(field, { target: { value: 'pe' } });
    expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual(['Pear']);
    fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(() => expect(doAction).toHaveBeenCalledWith('p1', 's1', '', 'p'));
    expect((field as HTMLInputElement).value).toBe('Pear');
  });
});
