import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import type { AppServices } from '../../app-context.ts';
import { createAppStore } from '../../store/store.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { logIn, square } from '../../testing/sample-state.ts';
import { CallButtons } from './call-buttons.tsx';
import { ChannelHeaderPluginButtons } from './channel-header-plugin-buttons.tsx';
import { ChannelIcon } from './channel-icon.tsx';
import { ChannelMenuPluginItems } from './channel-menu-plugin-items.tsx';

const webHalfFailed = jest.fn<AppServices['webHalfFailed']>();

beforeEach(() => void webHalfFailed.mockReset());
afterEach(cleanup);

function setup(name: string, entries: Record<string, unknown>[]) {
  const store = createAppStore();
  logIn(store);
  entries.forEach((entry, index) =>
    store.dispatch({
      type: 'RECEIVED_PLUGIN_COMPONENT',
      name,
      data: { id: `${name}${index}`, pluginId: `plugin-${index}`, ...entry },
    }),
  );
  return store;
}
const shared = { ...square, shared: true };

describe('buttons of plugins in the channel header', () => {
  const button = (action: () => void) => ({ icon: <i />, action, tooltipText: 'Press me' });

  it('get the channel and my membership', () => {
    const action = jest.fn();
    const store = setup('ChannelHeaderButton', [button(action)]);
    const member = store.getState().entities.channels.myMembers[square.id];
    renderWithStore(<ChannelHeaderPluginButtons channel={square} member={member} />, store);
    fireEvent.click(screen.getByRole('button', { name: 'Press me' }));
    expect(action.mock.calls).toEqual([[square, member]]);
  });

  it('are one menu when there are more than 15', () => {
    const action = jest.fn();
    const store = setup(
      'ChannelHeaderButton',
      Array.from({ length: 16 }, (_, index) => ({ ...button(action), dropdownText: `Entry ${index}` })),
    );
    renderWithStore(<ChannelHeaderPluginButtons channel={square} />, store);
    expect(screen.getAllByRole('button')).toHaveLength(1);
    fireEvent.click(screen.getByRole('button', { name: '16 plugins' }));
    fireEvent.click(screen.getByRole('menuitem', { name: 'Entry 15' }));
    expect(action).toHaveBeenCalledTimes(1);
  });

  it('are not in shared channels', () => {
    const store = setup('ChannelHeaderButton', [button(() => undefined)]);
    renderWithStore(<ChannelHeaderPluginButtons channel={shared} />, store);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('may throw: the page goes on, and the server hears which plugin it was', () => {
    const store = setup('ChannelHeaderButton', [
      button(() => {
        throw new Error('broken on purpose');
      }),
    ]);
    renderWithStore(<ChannelHeaderPluginButtons channel={square} />, store, '/', { webHalfFailed });
    fireEvent.click(screen.getByRole('button', { name: 'Press me' }));
    expect(webHalfFailed.mock.calls).toMatchObject([
      ['plugin-0', 'ChannelHeaderButton', { message: 'broken on purpose' }],
    ]);
  });
});

describe('ways to call', () => {
  it('are the button of the one there is, or a menu of all', () => {
    const calls: string[] = [];
    const way = (name: string) => ({
      button: <button type="button">{name}</button>,
      dropdownButton: <button type="button">{`by ${name}`}</button>,
      action: () => calls.push(name),
    });
    const { unmount } = renderWithStore(<CallButtons channel={square} />, setup('CallButton', [way('one')]));
    fireEvent.click(screen.getByText('one'));
    unmount();
    renderWithStore(<CallButtons channel={square} />, setup('CallButton', [way('one'), way('two')]));
    fireEvent.click(screen.getByRole('button', { name: 'Call' }));
    fireEvent.click(screen.getByText('by two'));
    expect(calls).toEqual(['one', 'two']);
  });

  it('are none in an archived channel', () => {
    const store = setup('CallButton', [
      { button: <button type="button">one</button>, action: () => undefined },
    ]);
    renderWithStore(<CallButtons channel={{ ...square, delete_at: 1 }} />, store);
    expect(screen.queryByText('one')).toBeNull();
  });
});

describe('entries of plugins in the menu of a channel', () => {
  it('are those that want to be shown; one that throws does not', () => {
    const action = jest.fn();
    const store = setup('ChannelHeader', [
      { text: 'shown', action, shouldRender: () => true },
      { text: 'hidden', action, shouldRender: () => false },
      {
        text: 'broken',
        action,
        shouldRender: () => {
          throw new Error('broken on purpose');
        },
      },
    ]);
    renderWithStore(<ChannelMenuPluginItems channel={square} />, store, '/', { webHalfFailed });
    expect(screen.getAllByRole('menuitem').map(({ textContent }) => textContent)).toEqual(['shown']);
    fireEvent.click(screen.getByText('shown'));
    expect(action.mock.calls).toEqual([[square.id]]);
    expect(webHalfFailed.mock.calls[0]?.slice(0, 2)).toEqual(['plugin-2', 'ChannelHeader']);
  });
});

describe('the icon of a channel', () => {
  it('is of the first plugin whose matcher says yes', () => {
    const store = setup('ChannelIconOverride', [
      { matcher: () => false, iconName: 'lightbulb-outline' },
      { matcher: (_state: unknown, { name }: { name: string }) => name === square.name, iconName: 'star' },
    ]);
    const { container } = renderWithStore(<ChannelIcon channel={square} />, store);
    expect(container.querySelector('i')?.className).toBe('icon icon-star');
  });

  it('is the host’s own where matchers fail', () => {
    const store = setup('ChannelIconOverride', [
      {
        matcher: () => {
          throw new Error('broken on purpose');
        },
        iconName: 'star',
      },
    ]);
    const { container } = renderWithStore(<ChannelIcon channel={{ ...square, type: 'P' }} />, store, '/', {
      webHalfFailed,
    });
    expect(container.querySelector('i')?.className).toBe('icon icon-lock-outline');
  });
});
