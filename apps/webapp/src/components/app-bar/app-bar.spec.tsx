import { act } from 'react';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { logIn, square } from '../../testing/sample-state.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { createAppStore } from '../../store/store.ts';
import { AppBar } from './app-bar.tsx';

afterEach(() => {
  cleanup();
  jest.restoreAllMocks();
});

function siteWith(DisableAppBar: string) {
  const store = createAppStore();
  logIn(store);
  store.dispatch({ type: 'CLIENT_CONFIG_RECEIVED', data: { DisableAppBar } });
  const add = (name: string, data: object) =>
    act(
      () =>
        void store.dispatch({
          type: 'RECEIVED_PLUGIN_COMPONENT',
          name,
          data: { supportedProductIds: null, ...data },
        }),
    );
  return { store, add };
}

const bar = () => screen.queryByRole('complementary');
const icons = () => screen.getAllByRole('button').map(({ dataset }) => dataset.pluginId);

describe('the App Bar', () => {
  it('is there when it is on and has content, and only then', () => {
    const { store, add } = siteWith('false');
    renderWithStore(<AppBar />, store);
    expect(bar()).toBeNull();
    add('AppBar', { id: '1', pluginId: 'a', iconUrl: '/a.png', tooltipText: 'A' });
    expect(bar()).not.toBeNull();
    act(() => void store.dispatch({ type: 'CLIENT_CONFIG_RECEIVED', data: { DisableAppBar: 'true' } }));
    expect(bar()).toBeNull();
  });

  it('takes over the buttons of channel headers, but of plugins that have nothing in it', () => {
    const { store, add } = siteWith('false');
    add('ChannelHeaderButton', { id: '1', pluginId: 'a', icon: 'A', tooltipText: 'A' });
    add('ChannelHeaderButton', { id: '2', pluginId: 'b', icon: 'B', tooltipText: 'B' });
    add('AppBar', { id: '3', pluginId: 'b', iconUrl: '/b.png', tooltipText: 'B' });
    add('AppBar', { id: '4', pluginId: 'playbooks', iconUrl: '/p.png', tooltipText: 'P' });
    renderWithStore(<AppBar />, store);
    expect(icons()).toEqual(['playbooks', 'b', 'a']);
    expect(screen.getByRole('separator')).not.toBeNull();
  });

  it('is not beside a product that does without it, and shows in others what is meant for them', () => {
    const { store, add } = siteWith('false');
    add('Product', { id: 'p1', pluginId: 'boards', baseURL: '/boards', showAppBar: true });
    add('Product', { id: 'p2', pluginId: 'other', baseURL: '/other', showAppBar: false });
    add('AppBar', { id: '1', pluginId: 'a', iconUrl: '/a.png', tooltipText: 'A' });
    add('AppBar', {
      id: '2',
      pluginId: 'b',
      iconUrl: '/b.png',
      tooltipText: 'B',
      supportedProductIds: 'boards',
    });
    renderWithStore(<AppBar />, store, '/boards');
    expect(icons()).toEqual(['b']);
    cleanup();
    renderWithStore(<AppBar />, store, '/other');
    expect(bar()).toBeNull();
    cleanup();
    renderWithStore(<AppBar />, store, '/home');
    expect(icons()).toEqual(['a']);
  });
});

describe('an icon of the App Bar', () => {
  const action = jest.fn();

  beforeEach(() => {
    action.mockReset();
  });

  it('acts on the current channel, and on none where there is none', () => {
    const { store, add } = siteWith('false');
    add('AppBar', { id: '1', pluginId: 'a', iconUrl: '/a.png', tooltipText: 'A', action });
    renderWithStore(<AppBar />, store);
    fireEvent.click(screen.getByRole('button', { name: 'A' }));
    expect(action.mock.calls[0]?.[0]).toMatchObject({ id: square.id });
    expect(action.mock.calls[0]?.[1]).toMatchObject({ channel_id: square.id });
    act(() => void store.dispatch({ type: 'SELECT_CHANNEL', data: '' }));
    fireEvent.click(screen.getByRole('button', { name: 'A' }));
    expect(action).toHaveBeenCalledTimes(1);
  });

  it('is pressed while its panel is open', () => {
    const { store, add } = siteWith('false');
    add('RightHandSidebarComponent', { id: 'panel', pluginId: 'a' });
    add('AppBar', {
      id: '1',
      pluginId: 'a',
      iconUrl: '/a.png',
      tooltipText: 'A',
      rhsComponentId: 'panel',
      action,
    });
    add('AppBar', { id: '2', pluginId: 'b', iconUrl: '/b.png', tooltipText: 'B' });
    store.dispatch({ type: 'UPDATE_RHS_STATE', state: 'plugin', pluggableId: 'panel' });
    renderWithStore(<AppBar />, store);
    const pressed = (name: string) => screen.getByRole('button', { name }).getAttribute('aria-pressed');
    expect([pressed('A'), pressed('B')]).toEqual(['true', 'false']);
    fireEvent.click(screen.getByRole('button', { name: 'A' }));
    expect(action).toHaveBeenCalledWith();
  });

  it('whose action throws is reported, and the others stay', () => {
    const { store, add } = siteWith('false');
    const webHalfFailed = jest.fn();
    action.mockImplementation(() => {
      throw new Error('no action');
    });
    add('AppBar', { id: '1', pluginId: 'a', iconUrl: '/a.png', tooltipText: 'A', action });
    renderWithStore(<AppBar />, store, '/', { webHalfFailed });
    fireEvent.click(screen.getByRole('button', { name: 'A' }));
    expect(webHalfFailed).toHaveBeenCalledWith('a', 'AppBar', new Error('no action'));
    expect(icons()).toEqual(['a']);
  });

  it('has a common picture where its own cannot be had', () => {
    const { store, add } = siteWith('false');
    add('AppBar', { id: '1', pluginId: 'a', iconUrl: '/a.png', tooltipText: 'A' });
    const { container } = renderWithStore(<AppBar />, store);
    fireEvent.error(container.querySelector('img')!);
    expect(container.querySelector('img')).toBeNull();
    expect(container.querySelector('.icon-power-plug-outline')).not.toBeNull();
  });
});
