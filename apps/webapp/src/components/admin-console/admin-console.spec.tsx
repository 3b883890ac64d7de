import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { ClientError } from '@mattermost/client';
import type { AdminConfig } from '@mattermost/types/config';
import { Client4 } from 'mattermost-redux/client';
import { pluginLoadFailed } from '../../store/views/plugin-failures.ts';
import { createAppStore } from '../../store/store.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { logIn } from '../../testing/sample-state.ts';
import { AdminConsole } from './admin-console.tsx';

interface Row {
  id: string;
  name: string;
  version: string;
  state: number;
  error?: string;
}

const server = { plugins: [] as Row[], uploads: true };
const enablePlugin = jest.fn<typeof Client4.enablePlugin>();
const removePlugin = jest.fn<typeof Client4.removePlugin>();

beforeEach(() => {
  server.plugins = [
    { id: 'com.example.b', name: 'Beta', version: '2.0.0', state: 0 },
    { id: 'com.example.a', name: 'Alpha', version: '1.0.0', state: 2 },
    {
      id: 'com.example.c',
      name: 'Gamma',
      version: '3.0.0',
      state: 3,
      error: 'exit code 2 before the handshake',
    },
  ];
  server.uploads = true;
  enablePlugin.mockReset().mockImplementation((id) => {
    server.plugins = server.plugins.map((row) => (row.id === id ? { ...row, state: 2 } : row));
    return Promise.resolve({ status: 'OK' });
  });
  removePlugin.mockReset().mockImplementation((id) => {
    server.plugins = server.plugins.filter((row) => row.id !== id);
    return Promise.resolve({ status: 'OK' });
  });
  Client4.enablePlugin = enablePlugin;
  Client4.removePlugin = removePlugin;
  Client4.getPlugins = () =>
    Promise.resolve({
      active: server.plugins.filter(({ state }) => state > 0),
      inactive: server.plugins.filter(({ state }) => state === 0),
    } as never);
  Client4.getPluginStatuses = () =>
    Promise.resolve(
      server.plugins.map(({ id, error = '', ...row }) => ({ plugin_id: id, cluster_id: '', error, ...row })),
    ) as never;
  Client4.getConfig = () =>
    Promise.resolve({
      PluginSettings: { EnableUploads: server.uploads, RequirePluginSignature: false },
    } as AdminConfig);
});

afterEach(cleanup);

function open(roles = 'system_admin system_user') {
  const store = createAppStore();
  logIn(store, roles);
  return renderWithStore(<AdminConsole />, store, '/admin_console/plugins/plugin_management');
}

const row = (id: string) => screen.findByTestId(`plugin-row-${id}`);
const stateOf = (id: string) => screen.getByTestId(`plugin-state-${id}`).textContent;

describe('the System Console', () => {
  it('lists plugins by name with version, id, state in words, and the reason of a failure', async () => {
    const { container } = open();
    await row('com.example.a');
    expect([...container.querySelectorAll('h3')].map((title) => title.textContent)).toEqual([
      'Alpha1.0.0',
      'Beta2.0.0',
      'Gamma3.0.0',
    ]);
    expect(['com.example.a', 'com.example.b', 'com.example.c'].map(stateOf)).toEqual([
      'Running',
      'Not running',
      'Failed to start',
    ]);
    expect(within(await row('com.example.c')).getByText('exit code 2 before the handshake')).not.toBeNull();
  });

  it('lets nobody in but administrators', () => {
    open('system_user');
    expect(screen.getByText('For administrators only')).not.toBeNull();
    expect(screen.queryByText('Installed plugins')).toBeNull();
  });

  it('enables a plugin and shows its new state', async () => {
    open();
    fireEvent.click(await screen.findByTestId('plugin-enable-com.example.b'));
    await waitFor(() => expect(stateOf('com.example.b')).toBe('Running'));
    expect(screen.getByTestId('plugin-disable-com.example.b')).not.toBeNull();
  });

  it('says why a plugin could not be enabled', async () => {
    enablePlugin.mockRejectedValue(
      new ClientError('', {
        message: 'It needs server 12.',
        server_error_id: 'x',
        status_code: 400,
        url: '',
      }),
    );
    open();
    fireEvent.click(await screen.findByTestId('plugin-enable-com.example.b'));
    await waitFor(() => expect(screen.getByRole('alert').textContent).toBe('It needs server 12.'));
    expect(stateOf('com.example.b')).toBe('Not running');
  });

  it('removes a plugin only after asking', async () => {
    open();
    fireEvent.click(await screen.findByTestId('plugin-remove-com.example.b'));
    fireEvent.click(screen.getByText('Cancel'));
    expect(removePlugin).not.toHaveBeenCalled();
    fireEvent.click(screen.getByTestId('plugin-remove-com.example.b'));
    fireEvent.click(within(screen.getByRole('dialog')).getByText('Remove'));
    await waitFor(() => expect(screen.queryByTestId('plugin-row-com.example.b')).toBeNull());
    expect(removePlugin).toHaveBeenCalledWith('com.example.b');
  });

  it('offers an upload where it is on, and says how to switch it on where it is off', async () => {
    const { container, unmount } = open();
    await row('com.example.a');
    expect(container.querySelector('#plugin-upload-input')).not.toBeNull();
    unmount();
    server.uploads = false;
    open();
    expect(await screen.findByText('Uploads are switched off.')).not.toBeNull();
    expect(document.querySelector('#plugin-upload-input')).toBeNull();
    expect(document.querySelector('.command')?.textContent).toContain(
      'npx patchbay --local config set PluginSettings.EnableUploads true',
    );
  });

  it('says when there is none', async () => {
    server.plugins = [];
    open();
    expect(await screen.findByText('No plugin is installed yet.')).not.toBeNull();
  });

  it('shows that a web half did not come up in this browser', async () => {
    const { store } = open();
    await row('com.example.a');
    const failure = { version: '1.0.0', reason: 'timeout', message: 'not initialized' } as const;
    act(() => void store.dispatch(pluginLoadFailed('com.example.a', failure)));
    expect(within(await row('com.example.a')).getByText(/did not come up in time/)).not.toBeNull();
  });
});
