import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import type { ComponentName, PluginComponentEntry } from '@patchbay/registry';
import { ChannelTypes } from 'mattermost-redux/action_types';
import type { Post } from '@mattermost/types/posts';
import { createAppStore } from '../../store/store.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { samplePost } from '../../testing/sample-post.ts';
import { logIn, square } from '../../testing/sample-state.ts';
import { PostView } from './post-view.tsx';

afterEach(cleanup);

type Entries = [ComponentName, Partial<PluginComponentEntry>][];

function show(entries: Entries, more: Parameters<typeof samplePost>[1] = {}, channel: object = {}) {
  const store = createAppStore();
  logIn(store);
  store.dispatch({ type: ChannelTypes.RECEIVED_CHANNEL, data: { ...square, ...channel } });
  entries.forEach(([name, data], index) =>
    store.dispatch({
      type: 'RECEIVED_PLUGIN_COMPONENT',
      name,
      data: { id: `entry-${index}`, pluginId: 'com.example.p', ...data },
    }),
  );
  const webHalfFailed = jest.fn();
  renderWithStore(<PostView post={samplePost('p1', more)} isContinued={false} isRHS={false} />, store, '/', {
    webHalfFailed,
  });
  fireEvent.pointerEnter(screen.getByRole('article'));
  return { webHalfFailed };
}

const openMenu = () => fireEvent.click(screen.getByRole('button', { name: 'Message actions' }));

describe('what plugins add to a post', () => {
  it('are items in a menu of its own: those whose filter lets them, with menus inside', () => {
    const action = jest.fn();
    const inner = jest.fn();
    const { webHalfFailed } = show([
      ['PostDropdownMenu', { text: 'Do it', action }],
      ['PostDropdownMenu', { text: 'Not here', action, filter: () => false }],
      [
        'PostDropdownMenu',
        {
          text: 'Broken',
          action,
          filter: () => {
            throw new Error('filter');
          },
        },
      ],
      [
        'PostDropdownMenu',
        { text: 'More', subMenu: [{ id: 'inner', pluginId: 'com.example.p', text: 'Inner', action: inner }] },
      ],
    ]);
    openMenu();
    expect(screen.getAllByRole('menuitem').map((item) => item.textContent)).toEqual(['Do it', 'More']);
    expect(webHalfFailed).toHaveBeenCalledWith('com.example.p', 'PostDropdownMenu', expect.any(Error));
    fireEvent.keyDown(screen.getByRole('menuitem', { name: 'More' }), { key: 'ArrowRight' });
    fireEvent.click(screen.getByRole('menuitem', { name: 'Inner' }));
    expect(inner).toHaveBeenCalledWith('p1');
    openMenu();
    fireEvent.click(screen.getByRole('menuitem', { name: 'Do it' }));
    expect(action).toHaveBeenCalledWith('p1');
  });

  it('are told of when their action throws, and the page goes on', () => {
    const action = () => Promise.reject(new Error('late'));
    const thrown = () => {
      throw new Error('at once');
    };
    const { webHalfFailed } = show([
      ['PostDropdownMenu', { text: 'Late', action }],
      ['PostDropdownMenu', { text: 'Soon', action: thrown }],
    ]);
    openMenu();
    fireEvent.click(screen.getByRole('menuitem', { name: 'Soon' }));
    expect(webHalfFailed).toHaveBeenCalledTimes(1);
    expect(screen.getByText('message p1')).not.toBeNull();
  });

  it('stand in its header, among its buttons and under its text', () => {
    const says =
      (what: string) =>
      ({ post, postId }: { post?: Post; postId?: string }) => (
        <b>
          {what} {post?.id ?? postId}
        </b>
      );
    show([
      ['PostHeader', { component: says('header') as never }],
      ['PostAction', { component: says('button') as never }],
      ['PostMessageAttachment', { component: says('below') as never }],
      ['PostDropdownMenuItem', { component: says('item') as never }],
    ]);
    openMenu();
    expect([...document.querySelectorAll('b')].map((part) => part.textContent)).toEqual([
      'header p1',
      'below p1',
      'button p1',
      'item p1',
    ]);
  });

  it('have an icon before words alone, and none before an element, which brings its own', () => {
    show([
      ['PostDropdownMenu', { text: 'Do it' }],
      [
        'PostDropdownMenu',
        {
          text: (
            <>
              <i className="fa fa-github" />
              Create
            </>
          ),
        },
      ],
    ]);
    openMenu();
    expect(
      screen.getAllByRole('menuitem').map((item) => item.querySelectorAll('.icon-power-plug-outline').length),
    ).toEqual([1, 0]);
  });

  it('stay away from messages of the server and in channels shared with another', () => {
    const entries: Entries = [
      ['PostAction', { component: () => <b>button</b> }],
      ['PostDropdownMenu', { text: 'Do it', action: () => undefined }],
      ['PostMessageAttachment', { component: () => <b>below</b> }],
    ];
    show(entries, {}, { shared: true });
    expect(document.querySelector('b')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Message actions' })).toBeNull();
    cleanup();
    show(entries, { type: 'system_header_change' });
    expect(screen.queryByText('button')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Message actions' })).toBeNull();
  });

  it('draw the link of a post: the first that wants it, also when one before it throws', () => {
    const { webHalfFailed } = show(
      [
        [
          'PostWillRenderEmbedComponent',
          {
            match: () => {
              throw new Error('match');
            },
          },
        ],
        [
          'PostWillRenderEmbedComponent',
          { match: () => true, component: () => <b>mine</b>, toggleable: true },
        ],
        ['PostWillRenderEmbedComponent', { match: () => true, component: () => <b>too late</b> }],
      ],
      { metadata: { embeds: [{ type: 'link', url: 'https://example.com' }] } as never },
    );
    expect(document.querySelector('.post-embed b')?.textContent).toBe('mine');
    expect(webHalfFailed).toHaveBeenCalledTimes(1);
    fireEvent.click(screen.getByRole('button', { name: 'Hide the preview' }));
    expect(document.querySelector('.post-embed b')).toBeNull();
  });
});
