import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { createAppStore } from '../../store/store.ts';
import { FakePluginServer } from '../../testing/fake-plugin-server.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { logIn } from '../../testing/sample-state.ts';
import { MarketplaceBrowser } from './marketplace-browser.tsx';

let server: FakePluginServer;

const entry = (id: string, more: Record<string, unknown> = {}) => ({
  manifest: { id, name: id.toUpperCase(), version: '1.0.0', description: `about ${id}` },
  download_url: 'https://example.com/x.tar.gz',
  installed_version: '',
  ...more,
});

function offer(entries: unknown[], headers = {}) {
  server.rest.on('GET plugins/marketplace', { body: entries, headers });
}

beforeEach(() => {
  server = new FakePluginServer();
  server.install();
  server.add({ id: 'beta', state: 2 });
  offer([
    entry('alpha', { author_type: 'community' }),
    entry('beta', {
      manifest: { id: 'beta', name: 'BETA', version: '2.0.0' },
      installed_version: '1.0.0',
      release_notes_url: 'https://example.com/notes',
    }),
  ]);
});

afterEach(cleanup);

async function open(roles = 'system_admin system_user') {
  const store = createAppStore();
  logIn(store, roles);
  renderWithStore(<MarketplaceBrowser />, store, '/admin_console/plugins/marketplace');
  return within(await screen.findByTestId('market-item-alpha'));
}

describe('the marketplace', () => {
  it('lists, labels and finds plugins, and those that are installed apart', async () => {
    const alpha = await open();
    expect(alpha.getByText('Community')).not.toBeNull();
    fireEvent.click(screen.getByRole('tab', { name: /Installed/ }));
    expect(screen.queryByTestId('market-item-alpha')).toBeNull();
    expect(screen.getByTestId('market-item-beta')).not.toBeNull();
    fireEvent.keyDown(screen.getByRole('tab', { name: /Installed/ }), { key: 'ArrowRight' });
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'ABOUT al' } });
    expect(screen.getByTestId('market-item-alpha')).not.toBeNull();
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'nothing' } });
    expect(screen.getByText('No plugin fits “nothing”.')).not.toBeNull();
  });

  it('installs, says so, and then lets the plugin be enabled and configured', async () => {
    server.rest.on('POST plugins/marketplace', () => {
      server.add({ id: 'alpha', state: 0 });
      offer([entry('alpha', { installed_version: '1.0.0' })]);
      return { status: 201, body: { id: 'alpha', name: 'ALPHA', version: '1.0.0' } };
    });
    const alpha = await open();
    fireEvent.click(alpha.getByTestId('market-install-alpha'));
    await alpha.findByText('ALPHA 1.0.0 is installed.');
    expect(server.rest.bodies).toContainEqual({ id: 'alpha', version: '1.0.0' });
    fireEvent.click(await alpha.findByTestId('market-enable-alpha'));
    await waitFor(() => expect(alpha.queryByTestId('market-enable-alpha')).toBeNull());
    expect(alpha.getByTestId('market-configure-alpha')).not.toBeNull();
  });

  it('says at the plugin why it was not installed', async () => {
    server.rest.refuse('POST plugins/marketplace', 'It has no signature.', 500);
    const alpha = await open();
    fireEvent.click(alpha.getByTestId('market-install-alpha'));
    expect((await alpha.findByRole('alert')).textContent).toContain('It has no signature.');
    expect(alpha.getByTestId('market-install-alpha')).not.toBeNull();
  });

  it('asks before an update, with the way to the release notes and a word about a major step', async () => {
    await open();
    const beta = within(screen.getByTestId('market-item-beta'));
    expect(beta.getByRole('link', { name: 'What is new in 2.0.0' }).getAttribute('href')).toBe(
      'https://example.com/notes',
    );
    fireEvent.click(beta.getByTestId('market-update-beta'));
    expect(screen.getByRole('dialog').textContent).toContain('what worked may work differently');
    server.rest.on('POST plugins/marketplace', {
      status: 201,
      body: { id: 'beta', name: 'BETA', version: '2.0.0' },
    });
    fireEvent.click(within(screen.getByRole('dialog')).getByText('Update'));
    await beta.findByText(/BETA is installed: 2.0.0 took the place of 1.0.0./);
  });

  it('shows what is here, with a quiet line, while the marketplace does not answer', async () => {
    offer([entry('alpha')], { 'X-Patchbay-Marketplace-Error': 'connect ECONNREFUSED' });
    await open();
    expect(screen.getByText(/The marketplace does not answer/)).not.toBeNull();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says that it is switched off', async () => {
    server.rest.on('GET plugins/marketplace', {
      status: 501,
      body: { id: 'app.plugin.marketplace_disabled.app_error', message: 'off', status_code: 501 },
    });
    const store = createAppStore();
    logIn(store, 'system_admin');
    renderWithStore(<MarketplaceBrowser />, store);
    expect(await screen.findByText(/switched off on this server/)).not.toBeNull();
  });

  it('offers no install to who may only look', async () => {
    const alpha = await open('system_user');
    expect(alpha.queryByTestId('market-install-alpha')).toBeNull();
    expect(screen.queryByTestId('market-update-beta')).toBeNull();
  });
});
