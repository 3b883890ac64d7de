import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { fetchPlugins } from '../../actions/plugin-management.ts';
import { createAppStore } from '../../store/store.ts';
import { FakePluginServer, calmDetails } from '../../testing/fake-plugin-server.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { logIn } from '../../testing/sample-state.ts';
import { ConsoleDataProvider } from './console-data-provider.tsx';
import { PluginManagement } from './plugin-management.tsx';

const ID = 'com.example.a';
const kept = (version: string, active = false) => ({
  version,
  sha256: `${version}-hash`,
  size: 1234,
  signed: false,
  prepackaged: false,
  installed_at: 1,
  active,
});
let server: FakePluginServer;

beforeEach(() => {
  server = new FakePluginServer();
  server.add({ id: ID, name: 'Alpha', version: '2.0.0', details: calmDetails });
  server.rest.on(`GET plugins/${ID}/versions`, { body: [kept('2.0.0', true), kept('1.9.0'), kept('1.8.0')] });
  server.rest.on(`POST plugins/${ID}/rollback`, () => {
    server.plugins = server.plugins.map((plugin) => ({ ...plugin, version: '1.9.0' }));
    return { body: { id: ID } };
  });
  server.install();
});

afterEach(cleanup);

async function openVersions() {
  const store = createAppStore();
  logIn(store, 'system_admin');
  renderWithStore(
    <ConsoleDataProvider>
      <PluginManagement />
    </ConsoleDataProvider>,
    store,
  );
  fireEvent.click(await screen.findByTestId(`plugin-versions-${ID}`));
  return store;
}

async function openDialog() {
  const store = await openVersions();
  const row = within(await screen.findByTestId('plugin-version-1.9.0-hash'));
  fireEvent.click(row.getByText('Change to it'));
  const dialog = within(screen.getByRole('dialog'));
  await dialog.findByLabelText('Version to run');
  return { store, dialog };
}

const confirm = () => fireEvent.click(document.querySelector('#confirmModalButton')!);

describe('the versions of a plugin', () => {
  it('are listed with the current one marked, which there is no way back to', async () => {
    await openVersions();
    const current = within(await screen.findByTestId('plugin-version-2.0.0-hash'));
    expect(current.getByText('Current')).not.toBeNull();
    expect(current.queryByText('Change to it')).toBeNull();
    const older = within(screen.getByTestId('plugin-version-1.9.0-hash'));
    expect(older.getByText('1.2 kB')).not.toBeNull();
    expect(older.getByText('Major version step')).not.toBeNull();
  });

  it.each([
    ['none', []],
    ['an answer that is no list', { versions: 1 }],
    ['entries that are none', [null, 7, {}]],
  ])('are said to be none where there are %s', async (_what, body) => {
    server.rest.on(`GET plugins/${ID}/versions`, { body });
    await openVersions();
    expect(await screen.findByText(/No version of it is kept/)).not.toBeNull();
  });

  it('say why they cannot be had, and come when asked again', async () => {
    server.rest.refuse(`GET plugins/${ID}/versions`, 'Not today.', 500);
    await openVersions();
    expect((await screen.findByRole('alert')).textContent).toBe('Not today.');
    server.rest.on(`GET plugins/${ID}/versions`, { body: [kept('2.0.0', true)] });
    fireEvent.click(screen.getByText('Try again'));
    expect(await screen.findByTestId('plugin-version-2.0.0-hash')).not.toBeNull();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('close with Escape', async () => {
    await openVersions();
    const panel = screen.getByLabelText('Alpha: Versions');
    expect(document.activeElement).toBe(panel);
    fireEvent.keyDown(panel, { key: 'Escape' });
    expect(document.activeElement).toBe(screen.getByTestId(`plugin-versions-${ID}`));
    expect(screen.queryByLabelText('Alpha: Versions')).toBeNull();
  });
});

describe('going back to a version', () => {
  it('keeps the data as it is unless asked otherwise, and warns of a major step', async () => {
    const { dialog } = await openDialog();
    expect(dialog.getByText('Major version step')).not.toBeNull();
    confirm();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(server.rest.bodies).toContainEqual({ sha256: '1.9.0-hash', restore_data: false });
    expect(screen.getByTestId(`plugin-row-${ID}`).textContent).toContain('1.9.0');
  });

  it('takes another version and the data of then when asked to', async () => {
    const { dialog } = await openDialog();
    fireEvent.change(dialog.getByLabelText('Version to run'), { target: { value: '1.8.0-hash' } });
    fireEvent.click(dialog.getByLabelText(/^As it was then/));
    expect(dialog.getByText('Run 1.8.0')).not.toBeNull();
    confirm();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(server.rest.bodies).toContainEqual({ sha256: '1.8.0-hash', restore_data: true });
  });

  it('does not offer the version that is installed', async () => {
    const { dialog } = await openDialog();
    const options = dialog.getAllByRole('option').map((option) => option.textContent);
    expect(options).toEqual(['1.9.0 (1.9.0-ha)', '1.8.0 (1.8.0-ha)']);
  });

  it('says in the dialog why it failed, and keeps what was chosen', async () => {
    server.rest.refuse(`POST plugins/${ID}/rollback`, 'Its bundle is not there any more.', 404);
    const { dialog } = await openDialog();
    fireEvent.click(dialog.getByLabelText(/^As it was then/));
    confirm();
    expect((await dialog.findByRole('alert')).textContent).toBe('Its bundle is not there any more.');
    expect(dialog.getByLabelText<HTMLInputElement>(/^As it was then/).checked).toBe(true);
  });

  it('says so when the plugin goes while the dialog is open', async () => {
    const { store } = await openDialog();
    server.remove(ID);
    await act(() => store.dispatch(fetchPlugins()));
    expect(screen.getByText(/Somebody removed it in the meantime/)).not.toBeNull();
  });
});
