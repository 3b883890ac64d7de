import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { ClientError } from '@mattermost/client';
import { Client4 } from 'mattermost-redux/client';
import { fetchPlugins } from '../../actions/plugin-management.ts';
import { pluginLoadFailed } from '../../store/views/plugin-failures.ts';
import { createAppStore } from '../../store/store.ts';
import { FakePluginServer } from '../../testing/fake-plugin-server.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { logIn } from '../../testing/sample-state.ts';
import { AdminConsole } from './admin-console.tsx';

let server: FakePluginServer;
const refusal = (message: string, id = 'x') =>
  new ClientError('', { message, server_error_id: id, status_code: 400, url: '' });

beforeEach(() => {
  server = new FakePluginServer();
  server.add({ id: 'com.example.b', name: 'Beta', version: '2.0.0', state: 0 });
  server.add({ id: 'com.example.a', name: 'Alpha' });
  server.add({
    id: 'com.example.c',
    name: 'Gamma',
    version: '3.0.0',
    state: 3,
    error: 'exit code 2 before the handshake',
  });
  server.install();
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

  it('disables a plugin and shows its new state', async () => {
    open();
    fireEvent.click(await screen.findByTestId('plugin-disable-com.example.a'));
    await waitFor(() => expect(stateOf('com.example.a')).toBe('Not running'));
  });

  it.each(['enable', 'disable'] as const)('says at its row why it could not %s a plugin', async (verb) => {
    const refused = jest.fn<typeof Client4.enablePlugin>().mockRejectedValue(refusal('Not now.'));
    Client4.enablePlugin = refused;
    Client4.disablePlugin = refused;
    open();
    const id = verb === 'enable' ? 'com.example.b' : 'com.example.a';
    fireEvent.click(await screen.findByTestId(`plugin-${verb}-${id}`));
    expect(await within(await row(id)).findByRole('alert')).toHaveProperty('textContent', 'Not now.');
    expect(stateOf(id)).toBe(verb === 'enable' ? 'Not running' : 'Running');
  });

  it('offers to start a plugin again that nothing else starts', async () => {
    open();
    fireEvent.click(await screen.findByTestId('plugin-start-com.example.c'));
    await waitFor(() => expect(stateOf('com.example.c')).toBe('Running'));
    expect(screen.queryByTestId('plugin-start-com.example.c')).toBeNull();
  });

  it('says when there is none', async () => {
    server.plugins = [];
    open();
    expect(await screen.findByText('No plugin is installed yet.')).not.toBeNull();
  });

  it('says that plugins are off, and not that there are none', async () => {
    Client4.getPlugins = () => Promise.reject(refusal('off', 'app.plugin.disabled.app_error'));
    open();
    expect((await screen.findByRole('alert')).textContent).toContain('PluginSettings.Enable');
    expect(screen.queryByText('No plugin is installed yet.')).toBeNull();
  });

  it('keeps what it shows when the list cannot be had again', async () => {
    const { store } = open();
    await row('com.example.a');
    Client4.getPlugins = () => Promise.reject(refusal('The server is away.'));
    await act(() => store.dispatch(fetchPlugins()));
    expect(stateOf('com.example.a')).toBe('Running');
  });

  it('shows that a web half did not come up in this browser', async () => {
    const { store } = open();
    await row('com.example.a');
    const failure = { version: '1.0.0', reason: 'timeout', message: 'not initialized' } as const;
    act(() => void store.dispatch(pluginLoadFailed('com.example.a', failure)));
    expect(within(await row('com.example.a')).getByText(/did not come up in time/)).not.toBeNull();
    expect(within(await row('com.example.a')).getByText('Web half failing')).not.toBeNull();
  });
});
