import { cleanup, fireEvent, screen } from '@testing-library/react';
import { act } from 'react';
import { afterEach, describe, expect, it } from '@jest/globals';
import { pluginLoadFailed } from '../../store/views/plugin-failures.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { LoadFailures } from './load-failures.tsx';

const failure = { version: '1.0.0', reason: 'load' as const, message: 'gone' };

afterEach(cleanup);

describe('web halves that did not come up', () => {
  it('are one line, until it is put away; a later one says itself again', () => {
    const { store } = renderWithStore(<LoadFailures />);
    expect(screen.queryByRole('status')).toBeNull();
    act(() => void store.dispatch(pluginLoadFailed('com.example.b', failure)));
    act(() => void store.dispatch(pluginLoadFailed('com.example.a', failure)));
    expect(screen.getByRole('status').textContent).toContain(
      'Some plugins could not be started here: com.example.a, com.example.b.',
    );
    fireEvent.click(screen.getByRole('button'));
    expect(screen.queryByRole('status')).toBeNull();
    act(() => void store.dispatch(pluginLoadFailed('com.example.c', failure)));
    expect(screen.getByRole('status').textContent).toContain(
      'A plugin could not be started here: com.example.c.',
    );
  });
});
