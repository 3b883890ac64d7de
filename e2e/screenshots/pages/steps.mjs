/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('../pages.mjs').MainPage} MainPage
 */

export const COMPOSER = '#post_textbox';
export const town = (/** @type {string} */ team) => `/${team}/channels/town-square`;

/** Opens the sidebar, where a narrow window hides it. */
export async function drawer(/** @type {Page} */ page) {
  const opener = page.locator('.channel-header__drawer');
  if (await opener.isVisible()) await opener.click();
}

export const dialog = (/** @type {Page} */ page) => page.getByRole('dialog').last();

/**
 * A page of the town square with something open in it.
 *
 * @param {string} name
 * @param {(page: Page) => Promise<unknown>} open
 * @param {string} [ready]
 * @returns {MainPage}
 */
export const inTown = (name, open, ready = COMPOSER) => ({
  name,
  path: town,
  ready,
  open: async (page) => void (await open(page)),
});

/**
 * A dialog behind an item of a menu.
 *
 * @param {string} name
 * @param {string} button that opens the menu
 * @param {string} item its test id
 */
export const behind = (name, button, item) =>
  inTown(name, async (page) => {
    if (button === '#mainMenuButton' || button === '#browseOrAddChannelMenuButton') await drawer(page);
    await page.click(button);
    await page.getByTestId(item).click();
    await dialog(page).waitFor();
  });

/** The message that is pointed at, with all that can be done with it. */
export async function messageMenu(/** @type {Page} */ page, /** @type {string} */ words) {
  const post = page.locator('.post', { hasText: words }).first();
  await post.hover();
  await post.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menu').waitFor();
}
