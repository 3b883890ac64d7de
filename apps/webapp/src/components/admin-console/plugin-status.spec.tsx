import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { followPlugins } from '../../actions/plugin-management.ts';
import { createAppStore } from '../../store/store.ts';
import { FakePluginServer, calmDetails } from '../../testing/fake-plugin-server.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { logIn } from '../../testing/sample-state.ts';
import { ConsoleDataProvider } from './console-data-provider.tsx';
import { PluginManagement } from './plugin-management.tsx';

const ID = 'com.example.a';
let server: FakePluginServer;

beforeEach(() => {
  server = new FakePluginServer();
  server.install();
});

afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

async function open(state: number, details: unknown, error = '') {
  server.add({ id: ID, name: 'Alpha', version: '2.0.0', state, error, details });
  const store = createAppStore();
  logIn(store, 'system_admin');
  renderWithStore(
    <ConsoleDataProvider>
      <PluginManagement />
    </ConsoleDataProvider>,
    store,
  );
  return { store, row: within(await screen.findByTestId(`plugin-row-${ID}`)) };
}

const upgrade = (more: object) => ({
  ...calmDetails,
  upgrade: { from: '1.0.0', to: '2.0.0', major: true, outcome: 'succeeded', at: 1, reason: '', ...more },
});

describe('what a row says about a plugin', () => {
  it('counts down to the next start, and says which failure it was', async () => {
    jest.useFakeTimers({ now: 100_000 });
    const details = { ...calmDetails, restart_at: 103_000, failures: 2 };
    const { row } = await open(4, details, 'exit code 1');
    const timer = await row.findByRole('timer');
    expect(timer.textContent).toBe(
      'It is started again in 3 seconds. Failure 2 of 3; the last one stops it.',
    );
    act(() => jest.advanceTimersByTime(2000));
    expect(timer.textContent).toMatch('in 1 second.');
    act(() => jest.advanceTimersByTime(5000));
    expect(timer.textContent).toMatch('It is being started again …');
    expect(row.queryByText('Start again')).toBeNull();
  });

  it('says that it is not started again after the last failure, and offers to', async () => {
    const { row } = await open(4, { ...calmDetails, failures: 3 }, 'exit code 1');
    expect(row.getByText(/It failed 3 times and is not started by itself/)).not.toBeNull();
    expect(row.getByText('Start again')).not.toBeNull();
  });

  it('counts nothing down for one that is disabled', async () => {
    const { row } = await open(0, { ...calmDetails, enabled: false });
    expect(row.queryByRole('timer')).toBeNull();
    expect(row.getByText('Enable')).not.toBeNull();
  });

  it.each([
    ['trial', 'it is watched whether 2.0.0 stays up', true],
    ['succeeded', 'Changed from 1.0.0 to 2.0.0', true],
    ['rolled-back', 'Rolled back to 1.0.0', false],
  ])('says how an upgrade went: %s', async (outcome, words, isMarked) => {
    const { row } = await open(2, upgrade({ outcome, reason: 'exit code 3\npanic: no table' }));
    const notice = row.getByTestId(`plugin-upgrade-${ID}`);
    expect(notice.textContent).toContain(words);
    expect(notice.textContent).toContain('exit code 3');
    expect(notice.querySelector('pre')?.textContent).toBe('panic: no table');
    expect(row.queryByText('Major version step') !== null).toBe(isMarked);
  });

  it('does not mark an upgrade within a major version', async () => {
    const { row } = await open(2, upgrade({ major: false }));
    expect(row.queryByText('Major version step')).toBeNull();
  });

  it('shows what sets it apart', async () => {
    const web = { message: 'x is undefined', location: 'Root', count: 4, at: 1 };
    const details = { ...calmDetails, unmanaged: true, debugging: true, passed_over: ['UserHasLeftTeam'] };
    const { row } = await open(2, { ...details, web_failure: web });
    expect(['Unmanaged', 'Debugging', 'Web half failing'].map((name) => row.queryByText(name))).not.toContain(
      null,
    );
    expect(row.getByText(/at Root: x is undefined \(reported 4 times/)).not.toBeNull();
    expect(row.getByText(/UserHasLeftTeam/)).not.toBeNull();
  });

  it('says nothing of that where there is nothing to say', async () => {
    const { row } = await open(2, calmDetails);
    for (const name of ['Unmanaged', 'Debugging', 'Web half failing', 'Show the crash record']) {
      expect(row.queryByText(name)).toBeNull();
    }
    expect(row.queryByRole('timer')).toBeNull();
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'details'],
    ['a list', [1]],
    [
      'fields of other kinds',
      { enabled: 'yes', restart_at: 'soon', passed_over: {}, upgrade: 7, web_failure: [] },
    ],
    ['an outcome nobody knows', { ...calmDetails, upgrade: { outcome: 'exploded' } }],
    ['numbers that are none', { ...calmDetails, restart_at: null, failures: {} }],
  ])('stands where the details are %s', async (_what, details) => {
    const { row } = await open(2, details);
    expect(row.getByText('Alpha')).not.toBeNull();
    expect(row.queryByRole('timer')).toBeNull();
    expect(row.queryByTestId(`plugin-upgrade-${ID}`)).toBeNull();
  });

  it('takes the word of the node that is worst off', async () => {
    server.add({ id: ID, name: 'Alpha', state: 4, details: { ...calmDetails, unmanaged: true } });
    const { row } = await open(2, calmDetails);
    expect(row.getByText('Unmanaged')).not.toBeNull();
  });
});

describe('a change on the server', () => {
  it('shows in the states', async () => {
    const { store, row } = await open(2, calmDetails);
    server.plugins = [{ ...server.plugins[0]!, state: 4, error: 'killed by SIGKILL' }];
    await act(() => store.dispatch(followPlugins()));
    expect(row.getByText('killed by SIGKILL')).not.toBeNull();
    expect(screen.getByTestId(`plugin-state-${ID}`).textContent).toBe('Crashed');
  });

  it('brings in a plugin that somebody else installed, and takes out one that is gone', async () => {
    const { store } = await open(2, calmDetails);
    server.remove(ID);
    server.add({ id: 'com.example.new', name: 'New', state: 0 });
    await act(() => store.dispatch(followPlugins()));
    await waitFor(() => expect(screen.queryByTestId(`plugin-row-${ID}`)).toBeNull());
    expect(screen.getByTestId('plugin-row-com.example.new')).not.toBeNull();
  });
});
