import type { Locator, Page } from 'playwright-core';

export const CONSOLE_PATH = '/admin_console/plugins/plugin_management';

/** The chat and the System Console as a person sees them; the ids are listed in apps/webapp/README.md. */
export class ChatPage {
  readonly page: Page;
  readonly #url: string;

  constructor(page: Page, url: string) {
    this.page = page;
    this.#url = url;
  }

  async login(user: { username: string; password: string }): Promise<void> {
    await this.page.goto(this.#url);
    await this.page.fill('#input_loginId', user.username);
    await this.page.fill('#input_password-input', user.password);
    await this.page.click('#saveSetting');
    await this.page.waitForSelector('#post_textbox');
  }

  async open(path = '/'): Promise<void> {
    await this.page.goto(`${this.#url}${path}`);
  }

  async say(message: string): Promise<void> {
    await this.page.fill('#post_textbox', message);
    await this.page.click('#create_post_send');
  }

  /** Why the server, or a plugin, did not take what was said last. */
  get refusal(): Locator {
    return this.page.locator('#post_textbox_error');
  }

  posts(text: string | RegExp): Locator {
    return this.page.locator('.post-message__text').filter({ hasText: text });
  }

  /** The button that a plugin has for channels: in the App Bar, where there is one, or in the channel's header. */
  headerButton(pluginId: string): Locator {
    return this.page.locator(
      `:is(#channel-header .channel-header__icon, .app-bar__icon)[data-plugin-id="${pluginId}"]`,
    );
  }

  get rightHandSidebar(): Locator {
    return this.page.locator('#rhsContainer');
  }

  /** A part of the System Console's row of a plugin. */
  plugin(part: 'row' | 'enable' | 'disable' | 'remove' | 'state', pluginId: string): Locator {
    return this.page.getByTestId(`plugin-${part}-${pluginId}`);
  }

  /** Leaves a mark that only a reload takes away. */
  async mark(): Promise<void> {
    await this.page.evaluate(() => void Object.assign(globalThis, { patchbayWalk: true }));
  }

  async wasReloaded(): Promise<boolean> {
    return this.page.evaluate(() => !('patchbayWalk' in globalThis));
  }
}
