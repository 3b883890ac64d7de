import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { AdminConfig } from '@mattermost/types/config';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { Client4 } from 'mattermost-redux/client';
import { createAppStore } from '../../../store/store.ts';
import { FakePluginServer } from '../../../testing/fake-plugin-server.ts';
import { renderWithStore } from '../../../testing/render-with-store.tsx';
import { logIn } from '../../../testing/sample-state.ts';
import { ConsoleDataProvider } from '../console-data-provider.tsx';
import { HooksPage } from './hooks-page.tsx';

const HOOK = 'MessageWillBePosted';
let server: FakePluginServer;
let settings: Record<string, unknown>;
let patches: unknown[];

beforeEach(() => {
  settings = { PluginOrder: [], HookPolicies: {}, HookDeadlines: {} };
  patches = [];
  server = new FakePluginServer();
  for (const id of ['com.a', 'com.b', 'com.c']) {
    server.add({ id });
    const implemented = id === 'com.b' ? ['ServeHTTP'] : [HOOK];
    server.rest.on(`GET plugins/${id}/usage`, { body: { implemented } });
  }
  server.install();
  Client4.getConfig = () => Promise.resolve({ PatchbaySettings: settings } as unknown as AdminConfig);
  Client4.patchConfig = (patch) => {
    patches.push(patch);
    settings = { ...settings, ...(patch as unknown as { PatchbaySettings: object }).PatchbaySettings };
    return Client4.getConfig();
  };
});

afterEach(cleanup);

async function open(roles = 'system_admin') {
  const store = createAppStore();
  logIn(store, roles);
  renderWithStore(
    <ConsoleDataProvider>
      <HooksPage />
    </ConsoleDataProvider>,
    store,
  );
  await screen.findByTestId('order-com.c');
}

const order = () => [...document.querySelectorAll('.order-list__row code')].map((id) => id.textContent);
const handle = (id: string) => within(screen.getByTestId(`order-${id}`)).getByTitle(/arrow keys/);
const save = async () => {
  fireEvent.click(document.querySelector('#saveSetting')!);
  await screen.findByText('Saved.');
};

it('says nothing of hooks before it is known which there are', async () => {
  let answer = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  for (const id of ['com.a', 'com.b', 'com.c']) {
    server.rest.on(`GET plugins/${id}/usage`, async () => {
      await held;
      return { body: { implemented: [HOOK] } };
    });
  }
  const store = createAppStore();
  logIn(store, 'system_admin');
  renderWithStore(
    <ConsoleDataProvider>
      <HooksPage />
    </ConsoleDataProvider>,
    store,
  );
  await waitFor(() => expect(server.rest.calls).toContain('GET plugins/com.c/usage'));
  expect(screen.queryByTestId('hook-policies')).toBeNull();
  answer();
  await screen.findByTestId(`hook-${HOOK}`);
});

it('moves a plugin with the arrow keys, says where it is then, and saves as few names as it takes', async () => {
  await open();
  fireEvent.keyDown(handle('com.c'), { key: 'ArrowUp' });
  expect(screen.getByText('com.c is now 2 of 3.')).not.toBeNull();
  fireEvent.keyDown(handle('com.c'), { key: 'ArrowUp' });
  fireEvent.keyDown(handle('com.c'), { key: 'ArrowUp' });
  expect(order()).toEqual(['com.c', 'com.a', 'com.b']);
  await save();
  expect(patches).toEqual([{ PatchbaySettings: { PluginOrder: ['com.c'] } }]);
  fireEvent.click(screen.getByTestId('hook-order-reset'));
  expect(order()).toEqual(['com.a', 'com.b', 'com.c']);
});

it('shows those with one hook, and moves them past each other', async () => {
  await open();
  fireEvent.change(screen.getByLabelText('Show those with'), { target: { value: HOOK } });
  expect(order()).toEqual(['com.a', 'com.c']);
  fireEvent.click(screen.getByLabelText('Move com.c up'));
  expect(order()).toEqual(['com.c', 'com.a']);
});

it('says for each plugin with a hook what its failure means, and how long it may take', async () => {
  await open();
  const row = within(screen.getByTestId(`hook-${HOOK}`));
  fireEvent.change(row.getByLabelText(`When com.a fails at ${HOOK}`), { target: { value: 'closed' } });
  fireEvent.change(row.getByLabelText(`Deadline of ${HOOK} in milliseconds`), { target: { value: '2000' } });
  expect(row.queryByLabelText(`When com.b fails at ${HOOK}`)).toBeNull();
  await save();
  expect(patches).toEqual([
    {
      PatchbaySettings: { HookPolicies: { 'com.a': { [HOOK]: 'closed' } }, HookDeadlines: { [HOOK]: 2000 } },
    },
  ]);
  fireEvent.change(row.getByLabelText(`When com.a fails at ${HOOK}`), { target: { value: '' } });
  await save();
  expect(patches[1]).toEqual({ PatchbaySettings: { HookPolicies: {} } });
});

it('changes nothing for who may only look', async () => {
  await open('system_user');
  expect((handle('com.a') as HTMLButtonElement).disabled).toBe(true);
  expect(screen.getByText(/not change them/)).not.toBeNull();
});
