import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';

import { ChatPage } from '../chat-page.ts';
import { findBrowser } from '../find-browser.ts';
import { OpenBrowser } from '../open-browser.ts';
import { Site } from '../site.ts';
import { administrator } from '../start-patchbay.ts';
import { peoplePlugin } from './people-plugin.ts';

jest.setTimeout(180_000);

const mary = { username: 'mary', password: 'correct-horse-battery-2', email: 'mary@example.com' };
const executablePath = findBrowser();

/** One story; each step stands on the one before. */
(executablePath ? describe : describe.skip)('people, settings and search (needs a browser)', () => {
  let site: Site;
  let browser: OpenBrowser;
  let page: Page;
  let other: Page;

  beforeAll(async () => {
    site = await Site.open();
    const user = await site.rest.post<{ id: string }>('/users', mary);
    const [team] = await site.rest.get<{ id: string }[]>('/users/me/teams');
    await site.rest.post(`/teams/${team?.id}/members`, { team_id: team?.id, user_id: user.id });
    await site.run(peoplePlugin);
    await site.say('the kettle of @mary is **hot**');
    browser = await OpenBrowser.launch(executablePath ?? '');
    const chats = [administrator, mary].map(async (person) => {
      const chat = new ChatPage(await browser.person(), site.patchbay.url);
      await chat.login(person);
      return chat.page;
    });
    [page, other] = (await Promise.all(chats)) as [Page, Page];
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  it('finds what was said, with a suggestion for whose it is, and marks the words', async () => {
    await page.click('#searchBox');
    await page.keyboard.type('from:adm');
    await page.getByRole('option').filter({ hasText: '@admin' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.type('kettle');
    await page.keyboard.press('Enter');
    const result = page.locator('.search-item').filter({ hasText: 'is hot' });
    await result.waitFor();
    expect(await result.locator('.search-highlight').allTextContents()).toEqual(['kettle']);
    await browser.picture(page, 'search');
  });

  it('says so when nothing was found, and lets a plugin search in its own way', async () => {
    await page.fill('#searchBox', 'nowhere-to-be-found');
    await page.press('#searchBox', 'Enter');
    await page.locator('.found__empty').waitFor();
    await page.fill('#searchBox', '');
    await page.locator('.search-type').filter({ hasText: 'Teas' }).click();
    await page.fill('#searchBox', 'le');
    await page.click('#tea-hint');
    expect(await page.inputValue('#searchBox')).toBe('leaf ');
    await page.click('#tea-suggestion');
    expect(await page.evaluate('window.teaSearch')).toBe('green leaf ');
  });

  it('shows what mentions somebody', async () => {
    await other.getByRole('button', { name: 'Recent mentions' }).click();
    await other.locator('.search-item').filter({ hasText: 'the kettle' }).waitFor();
  });

  it('keeps settings with the account, and shows others what changed', async () => {
    await page.click('#userAccountMenuButton');
    await page.getByTestId('menu-profile').click();
    await page.fill('#settings-position', 'Tea master');
    await page.click('#saveProfile');
    await page.locator('.saving-note__saved').waitFor();
    await page.getByTestId('settings-tab-display').click();
    await page.getByTestId('theme-onyx').dispatchEvent('click');
    await page.locator('html[style*="color-scheme: dark"]').waitFor();
    await browser.picture(page, 'settings');
    await other.locator('.post .profile-trigger').filter({ hasText: 'admin' }).first().click();
    const popover = other.locator('.profile-popover');
    await popover.filter({ hasText: 'Tea master' }).waitFor();
    await popover.locator('#tea-row').filter({ hasText: 'Tea of admin' }).waitFor();
    await other.keyboard.press('Escape');
  });

  it('keeps what a plugin lets one set, tells it, and stays when a part of it fails', async () => {
    await page.getByTestId('settings-tab-com.example.people').click();
    await page.locator('.pluggable-error[data-plugin-id="com.example.people"]').first().waitFor();
    await page.getByLabel('With milk').check();
    await page.getByRole('tabpanel').getByRole('button', { name: 'Save' }).click();
    // A function: the page's policy allows no text to be run as a script.
    await page.waitForFunction(
      () => (globalThis as { teaChanges?: { milk?: string } }).teaChanges?.milk === 'yes',
    );
    const kept = await site.rest.get<{ value: string }>(
      '/users/me/preferences/pp_com.example.people/name/milk',
    );
    expect(kept.value).toBe('yes');
    await page.keyboard.press('Escape');
  });

  it('tells others that somebody is not to be disturbed', async () => {
    await page.click('#userAccountMenuButton');
    await page.locator('#status-dnd').click();
    await page.getByTestId('status-dnd-1h').click();
    await other.locator('.post .avatar__status--dnd').first().waitFor();
  });

  it('lets a person make an account with the link of an invitation, and refuses a link that is none', async () => {
    const stranger = await browser.person();
    const signUp = async (path: string, username: string) => {
      await stranger.goto(`${site.patchbay.url}${path}`);
      await stranger.fill('#input_email', `${username}@example.com`);
      await stranger.fill('#input_name', username);
      await stranger.fill('#input_password-input', mary.password);
      await stranger.click('#saveSetting');
    };
    await signUp('/signup_user_complete/?id=nosuchinvitation', 'nobody');
    await stranger.getByRole('alert').waitFor();
    const [team] = await site.rest.get<{ invite_id: string }[]>('/users/me/teams');
    await signUp(`/signup_user_complete/?id=${team?.invite_id ?? ''}`, 'newcomer');
    await stranger.waitForSelector('#post_textbox');
  });

  it('showed nobody an error of the page', () => {
    expect(browser.problems).toEqual([]);
  });
});
