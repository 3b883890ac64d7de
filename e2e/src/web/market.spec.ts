import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createSigningKey, signDetached } from '@patchbay/signing';

import { ChatPage } from '../chat-page.ts';
import { findBrowser } from '../find-browser.ts';
import { Market } from '../market.ts';
import { OpenBrowser } from '../open-browser.ts';
import { RestClient } from '../rest-client.ts';
import { Site } from '../site.ts';
import { administrator } from '../start-patchbay.ts';
import { packTiny } from '../tiny-plugin.ts';

jest.setTimeout(180_000);

const SIGNED = 'com.example.signed';
const UNSIGNED = 'com.example.unsigned';
const MINUTE_MS = 60_000;
const mary = { username: 'mary', password: 'correct-horse-battery-2', email: 'mary@example.com' };

const executablePath = findBrowser();

/** One story; each step stands on the one before. */
(executablePath ? describe : describe.skip)(
  'what an administrator does beside chatting (needs a browser)',
  () => {
    let site: Site;
    let market: Market;
    let browser: OpenBrowser;
    let chat: ChatPage;

    beforeAll(async () => {
      market = await Market.listen();
      site = await Site.open({
        env: {
          MM_PLUGINSETTINGS_MARKETPLACEURL: market.url,
          MM_PLUGINSETTINGS_ENABLEREMOTEMARKETPLACE: 'true',
          MM_PLUGINSETTINGS_ALLOWINSECUREDOWNLOADURL: 'true',
          MM_SERVICESETTINGS_ALLOWEDUNTRUSTEDINTERNALCONNECTIONS: '127.0.0.1',
        },
      });
      const key = await createSigningKey({ name: 'Market', now: new Date(Date.now() - MINUTE_MS) });
      const keyFile = join(site.folder, 'market.asc');
      writeFileSync(keyFile, key.publicKey);
      expect(await site.commandLine.run('plugin', 'keys', 'add', keyFile)).toMatchObject({ code: 0 });
      const hooks = `async OnActivate() { await plugin.api.LogWarn('the market works'); }`;
      const path = await packTiny(site.folder, { id: SIGNED, hooks });
      const signature = await signDetached({ bundle: readFileSync(path), privateKey: key.privateKey });
      market.offer(SIGNED, path, signature);
      market.offer(UNSIGNED, await packTiny(site.folder, { id: UNSIGNED, hooks: '' }));
      const user = await site.rest.post<{ id: string }>('/users', mary);
      const [team] = await site.rest.get<{ id: string }[]>('/users/me/teams');
      await site.rest.post(`/teams/${team?.id ?? ''}/members`, { team_id: team?.id, user_id: user.id });
      browser = await OpenBrowser.launch(executablePath ?? '');
      chat = new ChatPage(await browser.person(), site.patchbay.url);
      await chat.login(administrator);
    });
    afterAll(async () => {
      await browser?.close();
      await site?.close();
      market?.close();
    });

    it('installs a plugin from the marketplace and enables it, and one without a signature not at all', async () => {
      const { page } = chat;
      await page.click('#mainMenuButton');
      await page.getByTestId('menu-marketplace').click();
      const signed = page.getByTestId(`market-item-${SIGNED}`);
      const unsigned = page.getByTestId(`market-item-${UNSIGNED}`);
      await unsigned.getByTestId(`market-install-${UNSIGNED}`).click();
      await unsigned.getByRole('alert').filter({ hasText: 'no signature' }).waitFor();
      await signed.getByTestId(`market-install-${SIGNED}`).click();
      await signed.getByText('is installed.').waitFor();
      await signed.getByTestId(`market-enable-${SIGNED}`).click();
      await signed.getByTestId(`market-enable-${SIGNED}`).waitFor({ state: 'detached' });
      await site.whenReady(SIGNED);
      await browser.picture(page, 'marketplace');
      await page.keyboard.press('Escape');
      expect(await page.getByRole('dialog').count()).toBe(0);
    });

    it('finds what the plugin wrote in the log', async () => {
      const { page } = chat;
      await chat.open('/admin_console/reporting/server_logs');
      await page.getByTestId('logs-level').selectOption('warn');
      await page.getByTestId('logs-plugin').selectOption(SIGNED);
      await page.locator('.log__line', { hasText: 'the market works' }).waitFor();
      await page.locator('.log__line').nth(1).waitFor({ state: 'detached' });
      await page.getByTestId('logs-search').fill('something else');
      await page.getByText('No line fits.').waitFor();
    });

    it('deactivates an account, which is logged out then and counted apart', async () => {
      const { page } = chat;
      const marys = await RestClient.login(site.patchbay.url, mary);
      await chat.open('/admin_console/user_management/users');
      await page.getByTestId('accounts-search').fill('mary');
      await page.getByTestId('account-admin').waitFor({ state: 'detached' });
      await page.click('#account-menu-mary');
      await page.getByTestId('account-deactivate').click();
      await page.click('#confirmModalButton');
      await page.getByTestId('account-mary').getByText('Deactivated').waitFor();
      expect((await marys.answer('GET', '/users/me')).status).toBe(401);
      await chat.open('/admin_console/reporting/system_analytics');
      await page.getByTestId('figure-inactive_user_count').filter({ hasText: '1' }).waitFor();
      await browser.picture(page, 'statistics');
    });

    it('makes a webhook that posts, and says why one was refused', async () => {
      const { page } = chat;
      await chat.open('/');
      await page.click('#mainMenuButton');
      await page.getByTestId('menu-integrations').click();
      await page.click('#outgoing_webhooks');
      await page.getByTestId('add-outgoing_webhooks').click();
      await page.getByTestId('field-display_name').fill('Told of everything');
      await page.getByTestId('field-callback_urls').fill('https://example.com/hook');
      await page.click('#confirmModalButton');
      await page.getByRole('dialog').getByRole('alert').waitFor();
      expect(await page.getByTestId('field-display_name').inputValue()).toBe('Told of everything');
      await page.keyboard.press('Escape');

      await page.click('#incoming_webhooks');
      await page.getByTestId('add-incoming_webhooks').click();
      await page.getByTestId('field-display_name').fill('Build robot');
      await page.getByTestId('field-channel_id').selectOption({ label: 'Town Square' });
      await page.click('#confirmModalButton');
      const row = page.getByTestId('integration-Build robot');
      const address = (await row.locator('code').textContent()) ?? '';
      const posted = await fetch(address, {
        method: 'POST',
        body: JSON.stringify({ text: 'the build works' }),
      });
      expect(posted.status).toBe(200);
      await browser.picture(page, 'webhook');
      await page.locator('.backstage__back').click();
      await chat.posts('the build works').waitFor();
      expect(browser.problems).toEqual([]);
    });
  },
);
