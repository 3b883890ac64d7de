import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { createAppStore } from '../../store/store.ts';
import type { FakeAnswer, FakeRequest } from '../../testing/fake-fetch.ts';
import { FakePluginServer, calmDetails } from '../../testing/fake-plugin-server.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { logIn } from '../../testing/sample-state.ts';
import { ConsoleDataProvider } from './console-data-provider.tsx';
import { PluginManagement } from './plugin-management.tsx';

const ID = 'com.example.a';
let server: FakePluginServer;

beforeEach(() => {
  server = new FakePluginServer();
  server.add({ id: ID, name: 'Alpha', details: { ...calmDetails, crash_id: 'c1' } });
  server.install();
});

afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

async function open(button: string) {
  const store = createAppStore();
  logIn(store, 'system_admin');
  const { unmount } = renderWithStore(
    <ConsoleDataProvider>
      <PluginManagement />
    </ConsoleDataProvider>,
    store,
  );
  fireEvent.click(await screen.findByTestId(`plugin-${button}-${ID}`));
  return unmount;
}

const crash = (id: string, more: object = {}) => ({
  id,
  version: '1.0.0',
  at: 95_000,
  started_at: 5000,
  kind: 'crashed',
  exit_code: 2,
  signal: '',
  hooks: ['MessageWillBePosted'],
  memory_bytes: 52_400_000,
  reason: 'exit code 2; started again in 3 s',
  stderr: ['panic: oh no', 'goroutine 1'],
  ...more,
});

describe('the crash records of a plugin', () => {
  it('are one click away from the crash, with all that is known', async () => {
    server.rest.on(`GET plugins/${ID}/crashes`, { body: [crash('c1')] });
    await open('crash');
    const record = within(await screen.findByTestId('crash-c1'));
    for (const words of ['ended with exit code 2', 'MessageWillBePosted', '52.4 MB', '90 sec']) {
      expect(record.getByText(words)).not.toBeNull();
    }
    expect(screen.getByTestId('crash-c1').querySelector('pre')?.textContent).toBe(
      'panic: oh no\ngoroutine 1',
    );
  });

  it('say so where little is known', async () => {
    const unknown = { exit_code: null, hooks: [], memory_bytes: 0, stderr: [], started_at: 0 };
    server.rest.on(`GET plugins/${ID}/crashes`, {
      body: [crash('c1', unknown), crash('c2', { ...unknown, signal: 'SIGSEGV' }), { id: 7 }, null],
    });
    await open('crashes');
    expect(await screen.findByText('ended, how is not known')).not.toBeNull();
    expect(screen.getByText('ended by SIGSEGV')).not.toBeNull();
    expect(screen.getAllByText('It wrote nothing to stderr.')).toHaveLength(2);
  });

  it('come in pages', async () => {
    const all = Array.from({ length: 12 }, (_, index) => crash(`c${index}`));
    server.rest.on(`GET plugins/${ID}/crashes`, ({ query }) => {
      const from = Number(query.get('page')) * Number(query.get('per_page'));
      return { body: all.slice(from, from + Number(query.get('per_page'))) };
    });
    await open('crashes');
    await screen.findByTestId('crash-c0');
    fireEvent.click(screen.getByText('Older'));
    expect(await screen.findByTestId('crash-c11')).not.toBeNull();
    expect(screen.queryByTestId('crash-c0')).toBeNull();
    fireEvent.click(screen.getByText('Newer'));
    expect(await screen.findByTestId('crash-c0')).not.toBeNull();
  });

  it('are none', async () => {
    server.rest.on(`GET plugins/${ID}/crashes`, { body: [] });
    await open('crashes');
    expect(await screen.findByText('It has not crashed.')).not.toBeNull();
  });
});

describe('the usage of a plugin', () => {
  it('says what it keeps and how fast its hooks answer', async () => {
    const hooks = [{ hook: 'MessageWillBePosted', calls: 1200, failures: 3, p50_ms: 0.42, p95_ms: 12 }];
    server.rest.on(`GET plugins/${ID}/usage`, {
      body: { kv_keys: 1, kv_bytes: 999, sql_bytes: 0, bundle_bytes: 4_500_000, memory_bytes: 64e6, hooks },
    });
    await open('usage');
    const row = (await screen.findByText('MessageWillBePosted')).closest('tr');
    expect([...(row?.cells ?? [])].map((cell) => cell.textContent)).toEqual([
      'MessageWillBePosted',
      '1,200',
      '3',
      '0.42 ms',
      '12 ms',
    ]);
    for (const words of ['999 bytes', '1 key', '4.5 MB', '64 MB']) {
      expect(screen.getByText(words)).not.toBeNull();
    }
  });

  it('stands where the answer is odd', async () => {
    server.rest.on(`GET plugins/${ID}/usage`, { body: { kv_bytes: 'many', hooks: { x: 1 } } });
    await open('usage');
    expect(await screen.findByText(/None of its hooks was called/)).not.toBeNull();
  });
});

const line = (seq: number, message: string, level = 'info') => ({
  seq,
  time: 1000,
  level,
  message,
  fields: {},
});

/** A server that holds a question for newer lines open until the test answers it. */
function heldLog(first: object[]) {
  const open: ((answer: FakeAnswer) => void)[] = [];
  const asked: FakeRequest[] = [];
  server.rest.on(`GET plugins/${ID}/logs`, (request) => {
    asked.push(request);
    return request.query.has('after')
      ? new Promise<FakeAnswer>((resolve) => open.push(resolve))
      : { body: first };
  });
  return { asked, answer: (body: object[]) => act(async () => open.shift()?.({ body })) };
}

const messages = () => [...document.querySelectorAll('.log__message')].map((node) => node.textContent);

describe('the log of a plugin', () => {
  it('grows as the plugin writes', async () => {
    const log = heldLog([line(1, 'one'), { ...line(2, 'two'), fields: { count: 3, who: 'ada' } }]);
    await open('logs');
    await waitFor(() => expect(messages()).toEqual(['one', 'two count=3 who=ada']));
    await waitFor(() => expect(log.asked).toHaveLength(2));
    expect([log.asked[1]?.query.get('after'), log.asked[1]?.query.get('wait')]).toEqual(['2', '25']);
    await log.answer([line(3, 'three')]);
    await waitFor(() => expect(messages().at(-1)).toBe('three'));
    await waitFor(() => expect(log.asked[2]?.query.get('after')).toBe('3'));
  });

  it('is asked for at another level when one is chosen', async () => {
    const log = heldLog([line(1, 'one')]);
    await open('logs');
    await waitFor(() => expect(log.asked).toHaveLength(2));
    fireEvent.change(screen.getByLabelText('Level'), { target: { value: 'error' } });
    await waitFor(() => expect(log.asked[2]?.query.get('level')).toBe('error'));
    expect(log.asked[2]?.query.has('after')).toBe(false);
    expect(log.asked[1]?.signal?.aborted).toBe(true);
  });

  it('is not asked for any more when it is not followed, or closed', async () => {
    const log = heldLog([line(1, 'one')]);
    const unmount = await open('logs');
    await waitFor(() => expect(log.asked).toHaveLength(2));
    fireEvent.click(screen.getByLabelText('Follow'));
    await waitFor(() => expect(log.asked).toHaveLength(3));
    expect(log.asked[1]?.signal?.aborted).toBe(true);
    fireEvent.click(screen.getByLabelText('Follow'));
    await waitFor(() => expect(log.asked).toHaveLength(5));
    unmount();
    expect(log.asked[4]?.signal?.aborted).toBe(true);
  });

  it('says that it failed, keeps its lines, and starts anew after a while', async () => {
    const log = heldLog([line(7, 'seven')]);
    await open('logs');
    await waitFor(() => expect(log.asked).toHaveLength(2));
    jest.useFakeTimers();
    server.rest.refuse(`GET plugins/${ID}/logs`, 'Not now.', 503);
    await log.answer([line(8, 'eight')]);
    expect((await screen.findByRole('alert')).textContent).toBe('Not now.');
    expect(messages()).toEqual(['seven', 'eight']);
    const again = heldLog([line(1, 'after the restart')]);
    await act(() => jest.advanceTimersByTimeAsync(5000));
    expect(again.asked[0]?.query.has('after')).toBe(false);
    expect(messages()).toEqual(['after the restart']);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('does not ask in a circle where the server does not wait', async () => {
    let asked = 0;
    server.rest.on(`GET plugins/${ID}/logs`, () => {
      asked += 1;
      return { body: [] };
    });
    jest.useFakeTimers();
    await open('logs');
    await act(() => jest.advanceTimersByTimeAsync(500));
    expect(asked).toBe(2);
    await act(() => jest.advanceTimersByTimeAsync(1000));
    expect(asked).toBe(3);
    expect(screen.getByText(/It has written nothing at this level/)).not.toBeNull();
  });
});
