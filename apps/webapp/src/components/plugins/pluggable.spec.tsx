import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { fireEvent, screen } from '@testing-library/react';
import { Client4 } from 'mattermost-redux/client';
import type { ComponentType } from 'react';
import { createAppStore } from '../../store/store.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { Pluggable } from './pluggable.tsx';
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
const reported = jest.fn<typeof Client4.logClientError>();

beforeEach(() => {
  broken.now = true;
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  reported.mockReset().mockResolvedValue({ message: '' });
  Client4.logClientError = reported;
});

afterEach(() => {
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
    renderWithStore(<Pluggable pluggableName="Root" />, store);
    expect(screen.getByRole('alert').textContent).toContain(
      'An error occurred in the com.example.broken plugin.',
    );
    expect(screen.getByText('fine')).not.toBeNull();
    expect(reported.mock.calls[0]?.[0]).toContain('plugin_id=com.example.broken error=broken on purpose');
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
