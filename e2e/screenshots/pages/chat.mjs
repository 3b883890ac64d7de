import { COMPOSER, drawer, inTown, messageMenu, town } from './steps.mjs';

/** @typedef {import('../pages.mjs').MainPage} MainPage */

/** @type {readonly MainPage[]} */
export const chatPages = [
  { name: 'chat', path: town, ready: '.post' },
  inTown(
    'thread',
    async (page) => {
      await page.locator('.thread-footer').first().click();
      await page.locator('#rhsContainer .post').first().waitFor();
    },
    '.thread-footer',
  ),
  inTown('suggestions', async (page) => {
    await page.fill(COMPOSER, '');
    await page.locator(COMPOSER).pressSequentially('Hello @');
    await page.getByRole('listbox').first().waitFor();
  }),
  inTown('commands', async (page) => {
    await page.fill(COMPOSER, '');
    await page.locator(COMPOSER).pressSequentially('/');
    await page.getByRole('listbox').first().waitFor();
  }),
  inTown('main-menu', async (page) => {
    await page.fill(COMPOSER, '');
    await drawer(page);
    await page.click('#mainMenuButton');
    await page.getByRole('menu').first().waitFor();
  }),
  inTown('search', async (page) => {
    const opener = page.locator('.search-box__opener');
    if (await opener.isVisible()) await opener.click();
    await page.fill('#searchBox', 'plugin');
    await page.press('#searchBox', 'Enter');
    await page.locator('#rhsContainer').waitFor();
  }),
  inTown('search-open', async (page) => {
    const opener = page.locator('.search-box__opener');
    if (await opener.isVisible()) await opener.click();
    await page.click('#searchBox');
    await page.locator('.search-box__below').waitFor();
  }),
  { name: 'threads', path: (team) => `/${team}/threads`, ready: 'main, #global-header' },
  {
    name: 'drafts',
    path: (team) => `/${team}/channels/release`,
    ready: COMPOSER,
    open: async (page) => {
      await page.fill(COMPOSER, 'What is **still** to be said before Friday');
      await drawer(page);
      await page.click('#sidebarItem_drafts');
      await page.locator('.draft').first().waitFor();
    },
  },
  inTown('add-menu', async (page) => {
    await drawer(page);
    await page.click('#browseOrAddChannelMenuButton');
    await page.getByRole('menu').waitFor();
  }),
  inTown('channel-menu', async (page) => {
    await page.click('#channelHeaderDropdownButton');
    await page.getByRole('menu').waitFor();
  }),
  inTown('status-menu', async (page) => {
    await page.click('#userAccountMenuButton');
    await page.getByRole('menu').waitFor();
  }),
  inTown('post-menu', (page) => messageMenu(page, 'It does three things'), '.post'),
  inTown(
    'edit-post',
    async (page) => {
      await messageMenu(page, 'It does three things');
      await page.getByTestId('post-edit').click();
      await page.locator('#edit_textbox').waitFor();
    },
    '.post',
  ),
  inTown(
    'delete-post',
    async (page) => {
      await messageMenu(page, 'It does three things');
      await page.getByTestId('post-delete').click();
      await page.getByRole('dialog').waitFor();
    },
    '.post',
  ),
  {
    name: 'edit-history',
    path: (team) => `/${team}/channels/design`,
    ready: '.post__edited--mine',
    open: async (page) => {
      await page.locator('.post__edited--mine').first().click();
      await page.locator('#rhsContainer').waitFor();
    },
  },
  inTown(
    'profile',
    async (page) => {
      await page.locator('.post .profile-trigger').last().click();
      await page.locator('.profile-popover').waitFor();
    },
    '.post',
  ),
  inTown('emoji-picker', async (page) => {
    await page.locator('#create_post').getByRole('button', { name: 'Emoji' }).first().click();
    await page.locator('#emojiPicker').waitFor();
  }),
  inTown(
    'file-preview',
    async (page) => {
      await page.locator('.post-picture__button').first().click();
      await page.locator('.file-preview').waitFor();
    },
    '.post-picture__button',
  ),
  inTown('quick-switch', async (page) => {
    await page.locator(COMPOSER).press('Control+k');
    await page.locator('#quickSwitchInput').waitFor();
  }),
  inTown('shortcuts', async (page) => {
    await page.locator(COMPOSER).press('Control+/');
    await page.getByRole('dialog').waitFor();
  }),
  inTown('saved', async (page) => {
    await page.getByRole('button', { name: 'Saved messages' }).click();
    await page.locator('#rhsContainer').waitFor();
  }),
  inTown('mentions', async (page) => {
    await page.getByRole('button', { name: 'Recent mentions' }).click();
    await page.locator('#rhsContainer').waitFor();
  }),
  inTown('channel-info', async (page) => {
    await page.click('#channelHeaderDropdownButton');
    await page.getByTestId('channel-info').click();
    await page.locator('#rhsContainer').waitFor();
  }),
  { name: 'empty-channel', path: (team) => `/${team}/channels/release`, ready: COMPOSER },
  { name: 'rich', path: (team) => `/${team}/channels/design`, ready: '.post' },
  { name: 'direct', path: (team) => `/${team}/messages/@ada`, ready: COMPOSER },
  { name: 'no-channel', path: (team) => `/${team}/channels/nowhere`, ready: '.btn-primary' },
  { name: 'no-page', path: (team) => `/${team}/nowhere`, ready: 'h1' },
  { name: 'no-team', path: () => `/nowhere/channels/nothing`, ready: 'h1' },
];
