/**
 * The main pages of the product, for pictures and for the tests that look at each: how one comes there in a page that
 * is logged in. `team` is the name of a team whose town square was filled by `fillChat`.
 *
 * @typedef {import('playwright-core').Page} Page
 * @typedef {{ name: string, path: (team: string) => string, ready: string, open?: (page: Page) => Promise<void> }} MainPage
 */

const COMPOSER = '#post_textbox';
const town = (/** @type {string} */ team) => `/${team}/channels/town-square`;
const at = (/** @type {string} */ path) => () => `/admin_console/${path}`;
const PLUGIN_MANAGEMENT = '#plugin-url-input';

/** @type {readonly MainPage[]} */
export const mainPages = [
  { name: 'chat', path: town, ready: '.post' },
  {
    name: 'thread',
    path: town,
    ready: '.thread-footer',
    open: async (page) => {
      await page.locator('.thread-footer').first().click();
      await page.locator('#rhsContainer .post').first().waitFor();
    },
  },
  {
    name: 'suggestions',
    path: town,
    ready: COMPOSER,
    open: async (page) => {
      await page.fill(COMPOSER, '');
      await page.locator(COMPOSER).pressSequentially('Hello @');
      await page.getByRole('listbox').first().waitFor();
    },
  },
  {
    name: 'main-menu',
    path: town,
    ready: COMPOSER,
    open: async (page) => {
      await drawer(page);
      await page.click('#mainMenuButton');
      await page.getByRole('menu').first().waitFor();
    },
  },
  {
    name: 'create-channel',
    path: town,
    ready: COMPOSER,
    open: async (page) => {
      await drawer(page);
      await page.click('#browseOrAddChannelMenuButton');
      await page.getByTestId('add-create').click();
      await page.locator('#input_new-channel-modal-name').waitFor();
    },
  },
  {
    name: 'settings',
    path: town,
    ready: COMPOSER,
    open: async (page) => {
      await page.click('#userAccountMenuButton');
      await page
        .getByRole('menuitem', { name: /^(profile|settings)/i })
        .first()
        .click();
      await page.getByRole('dialog').first().waitFor();
    },
  },
  {
    name: 'search',
    path: town,
    ready: COMPOSER,
    open: async (page) => {
      const opener = page.locator('.search-box__opener');
      if (await opener.isVisible()) await opener.click();
      await page.fill('#searchBox', 'plugin');
      await page.press('#searchBox', 'Enter');
      await page.locator('#rhsContainer').waitFor();
    },
  },
  { name: 'threads', path: (team) => `/${team}/threads`, ready: 'main, #global-header' },
  { name: 'console-plugins', path: at('plugins/plugin_management'), ready: PLUGIN_MANAGEMENT },
  { name: 'console-settings', path: at('plugins/settings'), ready: '.console__body' },
  { name: 'console-hooks', path: at('plugins/hooks'), ready: '.console__body' },
  { name: 'console-figures', path: at('plugins/figures'), ready: '.console__body' },
  { name: 'console-traces', path: at('plugins/traces'), ready: '.console__body' },
  { name: 'console-marketplace', path: at('plugins/marketplace'), ready: '.console__body' },
  { name: 'console-logs', path: at('reporting/server_logs'), ready: '.console__body' },
  { name: 'console-statistics', path: at('reporting/system_analytics'), ready: '.console__body' },
  { name: 'console-users', path: at('user_management/users'), ready: '.console__body' },
  { name: 'console-teams', path: at('user_management/teams'), ready: '.console__body' },
  { name: 'integrations', path: (team) => `/${team}/integrations`, ready: 'main' },
  { name: 'emoji', path: (team) => `/${team}/emoji`, ready: 'main' },
];

/** Opens the sidebar, where a narrow window hides it. */
async function drawer(/** @type {Page} */ page) {
  const opener = page.locator('.channel-header__drawer');
  if (await opener.isVisible()) await opener.click();
}
