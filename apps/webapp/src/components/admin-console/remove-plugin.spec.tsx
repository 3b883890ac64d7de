import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { fetchPlugins } from '../../actions/plugin-management.ts';
import { createAppStore } from '../../store/store.ts';
import { FakePluginServer, calmDetails } from '../../testing/fake-plugin-server.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { logIn } from '../../testing/sample-state.ts';
import { ConsoleDataProvider } from './console-data-provider.tsx';
import { PluginManagement } from './plugin-management.tsx';

const ID = 'com.example.a';
let server: FakePluginServer;
let saved: string[];

beforeEach(() => {
  saved = [];
  server = new FakePluginServer();
  server.add({ id: ID, name: 'Alpha', details: calmDetails });
  server.rest.on(`GET plugins/${ID}/usage`, {
    body: { kv_keys: 12, kv_bytes: 3400, sql_bytes: 2_000_000, settings_bytes: 90, hooks: [] },
  });
  server.rest.on(`GET plugins/${ID}/data`, { body: 'packed' });
  server.rest.on(`DELETE plugins/${ID}`, () => {
    server.remove(ID);
    return { body: { status: 'OK' } };
  });
  server.install();
  URL.createObjectURL = jest.fn(() => 'blob:data');
  URL.revokeObjectURL = jest.fn();
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download);
  });
});

afterEach(() => {
  cleanup();
  jest.restoreAllMocks();
});

async function open() {
  const store = createAppStore();
  logIn(store, 'system_admin');
  renderWithStore(
    <ConsoleDataProvider>
      <PluginManagement />
    </ConsoleDataProvider>,
    store,
  );
  fireEvent.click(await screen.findByTestId(`plugin-remove-${ID}`));
  const dialog = within(screen.getByRole('dialog'));
  await dialog.findByText('12 keys');
  return { store, dialog };
}

const deletions = () => server.rest.calls.filter((call) => call.startsWith('DELETE'));
const confirm = () => fireEvent.click(document.querySelector('#confirmModalButton')!);

describe('removing a plugin', () => {
  it('is asked about first, with what it keeps, and can be left', async () => {
    const { dialog } = await open();
    expect(dialog.getByText('3.4 kB')).not.toBeNull();
    expect(dialog.getByText('2 MB')).not.toBeNull();
    fireEvent.click(dialog.getByText('Cancel'));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(deletions()).toEqual([]);
  });

  it('keeps the data unless asked otherwise', async () => {
    await open();
    confirm();
    expect(await screen.findByText(/Its data is kept/)).not.toBeNull();
    expect(deletions()).toEqual([`DELETE plugins/${ID}?data=keep`]);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.queryByTestId(`plugin-row-${ID}`)).toBeNull();
  });

  it('deletes the data when asked to', async () => {
    const { dialog } = await open();
    fireEvent.click(dialog.getByLabelText(/^Delete it/));
    confirm();
    expect(await screen.findByText(/its data is deleted/)).not.toBeNull();
    expect(deletions()).toEqual([`DELETE plugins/${ID}?data=delete`]);
  });

  it('exports first, and deletes only in a second step', async () => {
    const { dialog } = await open();
    fireEvent.click(dialog.getByLabelText(/^Export it/));
    confirm();
    expect(await dialog.findByText(/com.example.a-data.tar.gz is saved/)).not.toBeNull();
    expect(saved).toEqual(['com.example.a-data.tar.gz']);
    expect(deletions()).toEqual([]);
    confirm();
    await screen.findByText(/its data is deleted/);
    expect(deletions()).toEqual([`DELETE plugins/${ID}?data=delete`]);
  });

  it('deletes nothing when the export fails, and says why', async () => {
    server.rest.refuse(`GET plugins/${ID}/data`, 'The disk is full.', 500);
    const { dialog } = await open();
    fireEvent.click(dialog.getByLabelText(/^Export it/));
    confirm();
    expect((await dialog.findByRole('alert')).textContent).toBe('The disk is full.');
    expect(saved).toEqual([]);
    expect(deletions()).toEqual([]);
    expect(dialog.getByText('Export the data')).not.toBeNull();
  });

  it('says in the dialog why it failed, and leaves plugin and choice as they are', async () => {
    server.rest.refuse(`DELETE plugins/${ID}`, 'It is busy.', 500);
    const { dialog } = await open();
    fireEvent.click(dialog.getByLabelText(/^Delete it/));
    confirm();
    expect((await dialog.findByRole('alert')).textContent).toBe('It is busy.');
    expect(dialog.getByLabelText<HTMLInputElement>(/^Delete it/).checked).toBe(true);
    expect(screen.getByTestId(`plugin-row-${ID}`)).not.toBeNull();
  });

  it('is possible where its storage cannot be measured', async () => {
    server.rest.refuse(`GET plugins/${ID}/usage`, 'Not measured.', 500);
    const store = createAppStore();
    logIn(store, 'system_admin');
    renderWithStore(
      <ConsoleDataProvider>
        <PluginManagement />
      </ConsoleDataProvider>,
      store,
    );
    fireEvent.click(await screen.findByTestId(`plugin-remove-${ID}`));
    expect(await screen.findByText('Not measured.')).not.toBeNull();
    confirm();
    expect(await screen.findByText(/Its data is kept/)).not.toBeNull();
  });

  it('says so when somebody else removed the plugin while the dialog was open', async () => {
    const { store } = await open();
    server.remove(ID);
    await act(() => store.dispatch(fetchPlugins()));
    await waitFor(() => expect(screen.getByText(/Somebody removed it in the meantime/)).not.toBeNull());
    fireEvent.click(within(screen.getByRole('dialog')).getByText('Close'));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(deletions()).toEqual([]);
  });
});
