import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { GeneralTypes } from 'mattermost-redux/action_types';
import { createAppStore } from '../../store/store.ts';
import { FakePluginServer, calmDetails } from '../../testing/fake-plugin-server.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { logIn } from '../../testing/sample-state.ts';
import { ConsoleDataProvider } from './console-data-provider.tsx';
import { PluginManagement } from './plugin-management.tsx';

const ID = 'com.example.a';
let server: FakePluginServer;
let sent: FakeUpload[];

/** As much of XMLHttpRequest as an upload needs; the test plays the server. */
class FakeUpload {
  status = 0;
  statusText = '';
  responseText = '';
  withCredentials = false;
  body?: FormData;
  headers: Record<string, string> = {};
  readonly upload = new EventTarget();
  readonly #events = new EventTarget();
  open = jest.fn();
  setRequestHeader = jest.fn();
  addEventListener = this.#events.addEventListener.bind(this.#events);
  getResponseHeader = (name: string) => this.headers[name] ?? null;
  send(body: FormData) {
    this.body = body;
    sent.push(this);
  }
  abort() {
    this.#events.dispatchEvent(new Event('abort'));
  }
  progress(loaded: number, total: number) {
    this.upload.dispatchEvent(Object.assign(new Event('progress'), { loaded, total }));
  }
  answer(status: number, body: unknown, headers = {}) {
    this.status = status;
    this.responseText = typeof body === 'string' ? body : JSON.stringify(body);
    this.headers = headers;
    return act(async () => void this.#events.dispatchEvent(new Event(status === 0 ? 'error' : 'load')));
  }
}

const realRequest = globalThis.XMLHttpRequest;

beforeEach(() => {
  sent = [];
  server = new FakePluginServer();
  server.add({ id: ID, name: 'Alpha', version: '1.4.0', details: calmDetails });
  server.install();
  globalThis.XMLHttpRequest = FakeUpload as never;
});

afterEach(() => {
  cleanup();
  globalThis.XMLHttpRequest = realRequest;
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
  await screen.findByTestId(`plugin-row-${ID}`);
  return store;
}

async function upload() {
  await open();
  const file = new File(['x'], 'beta.tar.gz');
  fireEvent.change(document.querySelector('#plugin-upload-input')!, { target: { files: [file] } });
  await waitFor(() => expect(sent).toHaveLength(1));
  return sent[0]!;
}

async function fetchFrom(url: string) {
  await open();
  fireEvent.change(screen.getByLabelText(/have the server fetch it/), { target: { value: url } });
  fireEvent.click(screen.getByTestId('plugin-url-submit'));
}

const beta = { id: 'com.example.beta', name: 'Beta', version: '0.3.0' };
const installed = { id: 'app.plugin.install_id.app_error', message: 'Already there.', status_code: 400 };

describe('installing from a file', () => {
  it('shows how far it is, and what came of it', async () => {
    const request = await upload();
    act(() => request.progress(50, 200));
    expect(document.querySelector('progress')?.value).toBe(25);
    expect(screen.getByText('Uploading beta.tar.gz …')).not.toBeNull();
    act(() => request.progress(200, 200));
    expect(screen.getByText('beta.tar.gz is checked and installed …')).not.toBeNull();
    server.add({ ...beta, state: 0 });
    await request.answer(201, beta);
    expect(await screen.findByText('Beta 0.3.0 is installed.')).not.toBeNull();
    expect(screen.getByTestId('plugin-row-com.example.beta')).not.toBeNull();
    expect(request.body?.has('force')).toBe(false);
  });

  it('marks an upgrade, and a major step in it', async () => {
    const request = await upload();
    await request.answer(
      201,
      { id: ID, name: 'Alpha', version: '2.0.0' },
      {
        'X-Patchbay-Upgrade': '1.4.0 -> 2.0.0; major',
      },
    );
    expect(await screen.findByText('Alpha is installed: 2.0.0 took the place of 1.4.0.')).not.toBeNull();
    expect(screen.getByText('Major version step')).not.toBeNull();
  });

  it('asks before it replaces what is there, and does when told to', async () => {
    await (await upload()).answer(400, installed);
    fireEvent.click(within(await screen.findByRole('dialog')).getByText('Replace'));
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent[1]?.body?.get('force')).toBe('true');
    await sent[1]?.answer(201, beta);
    expect(await screen.findByText('Beta 0.3.0 is installed.')).not.toBeNull();
  });

  it('replaces nothing when told not to', async () => {
    await (await upload()).answer(400, installed);
    fireEvent.click(within(await screen.findByRole('dialog')).getByText('Cancel'));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(sent).toHaveLength(1);
  });

  it.each([
    [
      'the server refuses it',
      400,
      { id: 'x', message: 'It has no linux-amd64 executable.' },
      'It has no linux',
    ],
    [
      'a proxy refuses it',
      413,
      '<html><head><title>413 Too Large</title></head></html>',
      /proxy: 413 413 Too/,
    ],
    ['nobody answers', 0, '', 'The server did not answer.'],
    ['it is refused without a word', 500, '', /\(?500/],
  ])('says why at the place when %s', async (_what, status, body, words) => {
    await (await upload()).answer(status, body);
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toMatch(words);
  });

  it('can be stopped', async () => {
    const request = await upload();
    const abort = jest.spyOn(request, 'abort');
    await act(async () => void fireEvent.click(screen.getByText('Cancel')));
    expect(abort).toHaveBeenCalled();
    expect(document.querySelector('progress')).toBeNull();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('installing from an address', () => {
  it('has the server fetch it', async () => {
    server.rest.on('POST plugins/install_from_url', {
      status: 201,
      body: beta,
      headers: { 'X-Patchbay-Upgrade': '0.2.0 -> 0.3.0' },
    });
    await fetchFrom(' https://example.com/a b.tar.gz ');
    expect(await screen.findByText('Beta is installed: 0.3.0 took the place of 0.2.0.')).not.toBeNull();
    expect(screen.queryByText('Major version step')).toBeNull();
    const [call] = server.rest.calls;
    expect(
      new URL(call!.split(' ').slice(1).join(' '), 'http://x').searchParams.get('plugin_download_url'),
    ).toBe('https://example.com/a b.tar.gz');
  });

  it('asks before it replaces what is there', async () => {
    server.rest.on('POST plugins/install_from_url', ({ query }) =>
      query.get('force') === 'true' ? { status: 201, body: beta } : { status: 400, body: installed },
    );
    await fetchFrom('https://example.com/a.tar.gz');
    fireEvent.click(within(await screen.findByRole('dialog')).getByText('Replace'));
    expect(await screen.findByText('Beta 0.3.0 is installed.')).not.toBeNull();
  });

  it('says why at the place when it fails, and keeps the address', async () => {
    server.rest.refuse('POST plugins/install_from_url', 'Only https is allowed.');
    await fetchFrom('http://example.com/a.tar.gz');
    expect((await screen.findByRole('alert')).textContent).toBe('Only https is allowed.');
    expect(screen.getByLabelText<HTMLInputElement>(/have the server/).value).toBe(
      'http://example.com/a.tar.gz',
    );
  });

  it('needs an address', async () => {
    await fetchFrom('   ');
    expect(screen.getByTestId<HTMLButtonElement>('plugin-url-submit').disabled).toBe(true);
    expect(server.rest.calls).toEqual([]);
  });
});

describe('where bundles are kept out', () => {
  it.each([
    [{ EnableUploads: false }, 'EnableUploads true'],
    [{ EnableUploads: true, RequirePluginSignature: true }, 'RequirePluginSignature false'],
  ])('says which setting it is and shows the command', async (settings, command) => {
    server.settings = settings;
    await open();
    await waitFor(() => expect(document.querySelector('.command')?.textContent).toMatch(command));
    expect(document.querySelector('.command')?.textContent).toMatch(
      /^npx patchbay --local config set PluginSettings\./,
    );
    expect(document.querySelector('#plugin-upload-input')).toBeNull();
    expect(document.querySelector('#plugin-url-input')).toBeNull();
  });

  it('lets them in as soon as the setting is changed', async () => {
    server.settings = { EnableUploads: false };
    const store = await open();
    await waitFor(() => expect(document.querySelector('.command')).not.toBeNull());
    server.settings = { EnableUploads: true };
    await act(async () => void store.dispatch({ type: GeneralTypes.CLIENT_CONFIG_RECEIVED, data: {} }));
    await waitFor(() => expect(document.querySelector('#plugin-upload-input')).not.toBeNull());
  });

  it('says it too when only the server knows', async () => {
    await (await upload()).answer(501, { id: 'app.plugin.upload_disabled.app_error', message: 'off' });
    await waitFor(() => expect(document.querySelector('.command')).not.toBeNull());
  });
});
