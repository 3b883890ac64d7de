import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import type { AppServices } from '../../app-context.ts';
import { createAppStore } from '../../store/store.ts';
import { pluginsSwitchedOff } from '../../store/views/switched-off-plugins.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { home, logIn } from '../../testing/sample-state.ts';
import { MainMenu } from './main-menu.tsx';

afterEach(cleanup);

function open(pluginIds: string[]) {
  const store = createAppStore();
  logIn(store);
  store.dispatch(pluginsSwitchedOff(pluginIds));
  const switchPlugin = jest.fn<AppServices['switchPlugin']>();
  renderWithStore(<MainMenu team={home} />, store, '/', { switchPlugin });
  fireEvent.click(screen.getByRole('button'));
  return { store, switchPlugin };
}

describe('the main menu', () => {
  it('brings back a plugin that the person switched off', () => {
    const { store, switchPlugin } = open(['a', 'b']);
    fireEvent.click(screen.getByText('Switched-off plugins (2)'));
    fireEvent.click(screen.getByTestId('switch-on-b'));
    expect(switchPlugin.mock.calls).toEqual([['b', true]]);
    act(() => void store.dispatch(pluginsSwitchedOff(['a'])));
    expect(screen.queryByTestId('switch-on-b')).toBeNull();
    expect(screen.getByTestId('switch-on-a')).not.toBeNull();
    act(() => void store.dispatch(pluginsSwitchedOff([])));
    expect(screen.getByText('All plugins are on.')).not.toBeNull();
  });

  it('says nothing of it where none is switched off', () => {
    open([]);
    expect(screen.queryByText(/Switched-off plugins/)).toBeNull();
  });
});
