import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { lazy } from 'react';
import type { ComponentType } from 'react';
import type { AppServices } from '../../app-context.ts';
import { createAppStore } from '../../store/store.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { ModalController } from '../dialog/modal-controller.tsx';
import { Pluggable } from './pluggable.tsx';
import { PluginLabel } from './plugin-label.tsx';
import { PluginPostBody } from './plugin-post-body.tsx';

const register = (id: string, pluginId: string, component: ComponentType<Record<string, unknown>>) => ({
  type: 'RECEIVED_PLUGIN_COMPONENT',
  name: 'Root',
  data: { id, pluginId, component },
});
const broken = { now: true };
function Fragile() {
  if (broken.now) {
    throw new Error('broken on purpose');
  }
  return <p>mended</p>;
}
const webHalfFailed = jest.fn<AppServices['webHalfFailed']>();
const switchPlugin = jest.fn<AppServices['switchPlugin']>();
const services = { webHalfFailed, switchPlugin };

beforeEach(() => {
  broken.now = true;
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  webHalfFailed.mockReset();
  switchPlugin.mockReset();
});

afterEach(() => {
  cleanup();
  jest.restoreAllMocks();
});

describe('Pluggable', () => {
  it('draws what plugins registered, with its own props and the theme', () => {
    const store = createAppStore();
    store.dispatch(
      register('1', 'a', ({ channelName, theme }) => (
        <p>
          {String(channelName)} {(theme as { linkColor: string }).linkColor}
        </p>
      )),
    );
    renderWithStore(<Pluggable pluggableName="Root" channelName="square" />, store);
    expect(screen.getByText('square #386fe5')).not.toBeNull();
  });

  it('draws one entry only when it is asked for by id', () => {
    const store = createAppStore();
    store.dispatch(register('1', 'a', () => <p>first</p>));
    store.dispatch(register('2', 'b', () => <p>second</p>));
    renderWithStore(<Pluggable pluggableName="Root" pluggableId="2" />, store);
    expect(screen.queryByText('first')).toBeNull();
    expect(screen.getByText('second')).not.toBeNull();
  });

  it('keeps a broken plugin from its neighbours, names it, and tells the server', () => {
    const store = createAppStore();
    store.dispatch(register('1', 'com.example.broken', Fragile));
    store.dispatch(register('2', 'com.example.fine', () => <p>fine</p>));
    renderWithStore(<Pluggable pluggableName="Root" />, store, '/', services);
    expect(screen.getByRole('alert').textContent).toContain(
      'An error occurred in the com.example.broken plugin.',
    );
    expect(screen.getByText('fine')).not.toBeNull();
    expect(webHalfFailed.mock.calls).toEqual([
      ['com.example.broken', 'Root', new Error('broken on purpose')],
    ]);
  });

  it('tries again when the reader asks to', () => {
    const store = createAppStore();
    store.dispatch(register('1', 'a', Fragile));
    renderWithStore(<Pluggable pluggableName="Root" />, store);
    fireEvent.click(screen.getByText('Refresh?'));
    expect(screen.queryByText('mended')).toBeNull();
    broken.now = false;
    fireEvent.click(screen.getByText('Refresh?'));
    expect(screen.getByText('mended')).not.toBeNull();
  });
});

describe('a component that throws', () => {
  it('can be switched off by the person, with everything of its plugin', () => {
    const store = createAppStore();
    store.dispatch(register('1', 'com.example.broken', Fragile));
    renderWithStore(<Pluggable pluggableName="Root" />, store, '/', services);
    fireEvent.click(screen.getByText('Switch this plugin off for me'));
    expect(switchPlugin).toHaveBeenCalledWith('com.example.broken', false);
  });

  it('is an icon with a menu where there is no room for a line', () => {
    const store = createAppStore();
    const data = { id: '1', pluginId: 'com.example.broken', component: Fragile };
    store.dispatch({ type: 'RECEIVED_PLUGIN_COMPONENT', name: 'ChannelHeaderIcon', data });
    renderWithStore(<Pluggable pluggableName="ChannelHeaderIcon" />, store, '/', services);
    expect(screen.queryByRole('alert')).toBeNull();
    fireEvent.click(screen.getByRole('button'));
    fireEvent.click(screen.getByText('Switch this plugin off for me'));
    expect(switchPlugin).toHaveBeenCalledWith('com.example.broken', false);
  });

  it('is the id of its plugin where it should be the text of a menu', () => {
    renderWithStore(
      <PluginLabel pluginId="com.example.broken" location="MainMenu">
        {<Fragile />}
      </PluginLabel>,
      createAppStore(),
      '/',
      services,
    );
    expect(screen.getByText('com.example.broken')).not.toBeNull();
    expect(webHalfFailed.mock.calls[0]?.slice(0, 2)).toEqual(['com.example.broken', 'MainMenu']);
  });

  it('may throw anything', () => {
    const store = createAppStore();
    store.dispatch(
      register('1', 'a', () => {
        throw null;
      }),
    );
    renderWithStore(<Pluggable pluggableName="Root" />, store, '/', services);
    expect(screen.getByRole('alert')).not.toBeNull();
    expect(webHalfFailed).toHaveBeenCalledWith('a', 'Root', null);
  });

  it('leaves its place empty, and not the page, while its chunk is on its way; one that never comes is a fault', async () => {
    let fail: (error: Error) => void = () => undefined;
    const Late = lazy(() => new Promise<never>((_resolve, reject) => (fail = reject)));
    const store = createAppStore();
    store.dispatch(register('1', 'a', () => <Late />));
    renderWithStore(
      <>
        <Pluggable pluggableName="Root" />
        <p>the page</p>
      </>,
      store,
      '/',
      services,
    );
    expect(screen.getByText('the page')).not.toBeNull();
    expect(screen.queryByRole('alert')).toBeNull();
    fail(new Error('Loading chunk 17 failed.'));
    expect((await screen.findByRole('alert')).textContent).toContain('the a plugin');
    expect(webHalfFailed.mock.calls).toEqual([['a', 'Root', new Error('Loading chunk 17 failed.')]]);
  });

  it('is said once where it is drawn with every post, and by another when that one goes', () => {
    const store = createAppStore();
    const data = { id: '1', pluginId: 'a', component: Fragile };
    store.dispatch({ type: 'RECEIVED_PLUGIN_COMPONENT', name: 'PostMessageAttachment', data });
    const posts = (ids: string[]) => (
      <>
        {ids.map((id) => (
          <article key={id} data-testid={id}>
            <Pluggable pluggableName="PostMessageAttachment" postId={id} />
          </article>
        ))}
      </>
    );
    const { rerenderWith } = renderWithStore(posts(['p1', 'p2', 'p3']), store);
    expect(screen.getAllByRole('alert')).toHaveLength(1);
    expect(within(screen.getByTestId('p3')).queryByRole('alert')).not.toBeNull();
    rerenderWith(posts(['p1', 'p2']));
    expect(screen.getAllByRole('alert')).toHaveLength(1);
    expect(within(screen.getByTestId('p2')).queryByRole('alert')).not.toBeNull();
  });

  it('goes with its plugin', () => {
    const store = createAppStore();
    store.dispatch(register('1', 'a', Fragile));
    renderWithStore(<Pluggable pluggableName="Root" />, store);
    act(() => void store.dispatch({ type: 'REMOVED_WEBAPP_PLUGIN', data: { id: 'a' } }));
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('a dialog of a plugin that throws', () => {
  it('is closed, told to the server, and the page stays', () => {
    const store = createAppStore();
    const error = Object.assign(new Error('no dialog'), {
      stack: 'Error\n  at x (http://chat/static/plugins/com.example.a/com.example.a_1_bundle.js:1:2)',
    });
    const dialogType = () => {
      throw error;
    };
    renderWithStore(
      <>
        <ModalController />
        <p>the page</p>
      </>,
      store,
      '/',
      services,
    );
    act(() => void store.dispatch({ type: 'MODAL_OPEN', modalId: 'm', dialogType, dialogProps: {} }));
    expect(screen.getByText('the page')).not.toBeNull();
    expect(store.getState().views.modals.modalState).toEqual({});
    expect(webHalfFailed).toHaveBeenCalledWith('com.example.a', 'Modal', error);
  });
});

describe('PluginPostBody', () => {
  it('keeps a broken post type to its own post', () => {
    const entry = { id: '1', pluginId: 'a', type: 'custom_a', component: Fragile };
    renderWithStore(
      <>
        <PluginPostBody entry={entry} post={{} as never} isRHS={false} />
        <p>next post</p>
      </>,
    );
    expect(screen.getByRole('alert').textContent).toContain('the a plugin');
    expect(screen.getByText('next post')).not.toBeNull();
  });
});
