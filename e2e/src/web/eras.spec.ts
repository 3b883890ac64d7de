import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { ChatPage, CONSOLE_PATH } from '../chat-page.ts';
import { eventually } from '../eventually.ts';
import { findBrowser } from '../find-browser.ts';
import { OpenBrowser } from '../open-browser.ts';
import { Site } from '../site.ts';
import { administrator } from '../start-patchbay.ts';
import { BRINGS_19, NEEDS_19 } from './eras/eras.ts';
import { prepare } from './eras/prepare.ts';

jest.setTimeout(300_000);

const executablePath = findBrowser();

const [FIVE, TEN, ELEVEN, TWELVE, EITHER] = ['5', '10', '11', '12', '12-either'].map(
  (era) => `com.example.era-${era}`,
) as [string, string, string, string, string];

/** One story: the bundles of all eras in one page, each at its places, and then gone. */
(executablePath ? describe : describe.skip)('web bundles of every era (needs a browser)', () => {
  let site: Site;
  let browser: OpenBrowser;
  let chat: ChatPage;
  let team: { id: string; name: string };
  const complaints: string[] = [];

  beforeAll(async () => {
    site = await Site.open();
    team = await prepare(site);
    browser = await OpenBrowser.launch(executablePath ?? '');
    const page = await browser.person();
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    chat = new ChatPage(page, site.patchbay.url);
    await chat.login(administrator);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  const text = (words: string | RegExp) => chat.page.getByText(words).first();
  const button = (name: string) => chat.page.getByRole('button', { name, exact: true });

  async function postMenu(of: string, item: string): Promise<void> {
    const post = chat.page.locator('.post', { hasText: of });
    await post.hover();
    await post.locator('[id^="CENTER_actions_button_"]').click();
    await chat.page.getByRole('menuitem', { name: item }).click();
  }
  async function mainMenu(item: string): Promise<void> {
    await chat.page.click('#mainMenuButton');
    await chat.page.getByRole('menuitem', { name: item }).click();
  }

  it('come up together', async () => {
    await chat.page.waitForFunction(
      (ids) => {
        const { plugins = {} } = globalThis as unknown as { plugins?: Record<string, unknown> };
        return ids.every((id) => id in plugins);
      },
      [FIVE, TEN, ELEVEN, TWELVE, EITHER],
    );
    expect(await chat.page.locator('.load-failures').count()).toBe(0);
  });

  describe('webpack 4, React 16, mattermost-redux 5', () => {
    it('draws a panel from the state of the page, in a style of its own', async () => {
      await chat.headerButton(FIVE).click();
      await text(/^era 5: admin in Town Square of /).waitFor();
      await text('theme #').waitFor();
      const outline = await chat.page
        .locator('.era5-panel')
        .evaluate(
          (panel) =>
            (
              globalThis as unknown as { getComputedStyle(of: unknown): { outlineStyle: string } }
            ).getComputedStyle(panel).outlineStyle,
        );
      expect(outline).toBe('dotted');
      await browser.picture(chat.page, 'era-5');
    });

    it('fetches and writes with its own client and actions', async () => {
      await text('fetched nobody').waitFor();
      await button('era 5 fetch').click();
      await text('fetched bob').waitFor();
      await button('era 5 write').click();
      await chat.posts('posted by era 5 through its own client').waitFor();
    });

    it('hears its server half', async () => {
      await chat.say('tick tock');
      await text('ticks: tock; props changed: true').waitFor();
    });

    it('opens its window, which knows what was marked in the menu of a post', async () => {
      await postMenu('posted by era 5', 'Mark for era 5');
      await mainMenu('Window of era 5');
      await text('marked: 1').waitFor();
      await browser.picture(chat.page, 'era-5-window');
      await button('era 5 close').click();
      await text('marked: 1').waitFor({ state: 'detached' });
    });

    it('draws posts of its kind, and changes messages and commands on their way', async () => {
      await chat.page.locator('.era5-post strong', { hasText: 'its' }).waitFor();
      await chat.say('era-five here');
      await chat.posts('era-five here (seen by era 5)').waitFor();
      await chat.say('/era5 so what');
      await chat.posts(/so what ¯/).waitFor();
    });
  });

  describe('webpack 5, React 17, mattermost-redux 10', () => {
    it('draws a panel in the language of the page', async () => {
      await chat.headerButton(TEN).click();
      await text('era 10 greets admin').waitFor();
      await text('Town Square: 1 team').waitFor();
      await text(`era 10 at /${team.name}/channels/town-square`).waitFor();
      await button('era 10 fetch').click();
      await text('era 10 fetched bob').waitFor();
      await browser.picture(chat.page, 'era-10');
    });

    it('draws into a node of its own', async () => {
      await chat.page
        .locator('#era10-beside', { hasText: 'era 10: somebody is here' })
        .waitFor({ state: 'attached' });
    });

    it('is at embeds, links, people and files', async () => {
      await text('era 10 embeds http://127.0.0.1/era-10/page').waitFor();
      await chat.page
        .getByRole('link', { name: /era-10/ })
        .first()
        .hover();
      await text('era 10 on /era-10/page').waitFor();
      await chat.page.locator('.post__author', { hasText: 'carol' }).first().click();
      await text('era 10 knows carol and the status').waitFor();
      await browser.picture(chat.page, 'era-10-person');
      await button('era 10 meet').click();
      await chat.page.locator('body[data-era10-met="carol"]').waitFor();
      await chat.page.setInputFiles('#post_textbox_upload_input', {
        name: 'refused.era10',
        mimeType: 'text/plain',
        buffer: Buffer.from('content'),
      });
      await text('era 10 takes no such files').waitFor();
    });

    it('goes to a page of its own', async () => {
      await chat.page.click('#channelHeaderDropdownButton');
      await chat.page.getByRole('menuitem', { name: 'Leave for era 10' }).click();
      await chat.page.getByRole('heading', { name: 'era 10 page' }).waitFor();
      await chat.page.goBack();
      await chat.page.waitForSelector('#post_textbox');
    });
  });

  describe('webpack 5, React 18, mattermost-redux 11', () => {
    it('draws a panel with what it brings, and parts that come later', async () => {
      await chat.headerButton(ELEVEN).click();
      await text('era 11: admin in Town Square of 1').waitFor();
      await text('since a day that is known').waitFor();
      await chat.page.getByLabel('Drink').click();
      await text('Coffee of era 11').click();
      await text('era 11 drinks coffee').waitFor();
      await button('era 11 details').click();
      await chat.page.locator('.era11-details [data-emoticon="tea"]').waitFor();
      await browser.picture(chat.page, 'era-11');
    });

    it('writes with its own client, and hears its server half', async () => {
      await button('era 11 write').click();
      await chat.posts('posted by era 11 through its own client').waitFor();
      await chat.say('tick tack');
      await text('era 11 heard tock, tack').waitFor();
    });

    it('opens a dialog of the page, and marks posts', async () => {
      await postMenu('posted by era 11', 'Mark for era 11');
      await mainMenu('Window of era 11');
      await chat.page.locator('.modal-body strong', { hasText: 'Markdown' }).waitFor();
      await chat.page.keyboard.press('Escape');
      await chat.page.locator('.modal-body').waitFor({ state: 'detached' });
    });

    it('has settings for each person', async () => {
      await chat.page.click('#userAccountMenuButton');
      await chat.page.getByTestId('menu-settings').click();
      await chat.page.getByTestId(`settings-tab-${ELEVEN}`).click();
      await chat.page.getByRole('radio', { name: 'Coffee by era 11' }).check();
      await button('Save').click();
      const path = `/users/me/preferences/pp_${ELEVEN}/name/drink`;
      await eventually(
        'it is kept',
        () => site.rest.get<{ value: string }>(path).catch(() => undefined),
        (kept) => kept?.value === 'coffee',
      );
      await chat.page.keyboard.press('Escape');
    });

    it('is a product with pages', async () => {
      await chat.page.click('#product_switch_menu');
      await chat.page.getByRole('menuitem', { name: 'Era 11' }).click();
      await chat.page.getByRole('heading', { name: 'era 11 shows lists' }).waitFor();
      await text('era 11 centre').waitFor();
      await chat.page.getByRole('link', { name: 'era 11 people' }).click();
      await chat.page.getByRole('heading', { name: 'era 11 shows people' }).waitFor();
      await browser.picture(chat.page, 'era-11-product');
      await chat.page.goBack();
      await chat.page.goBack();
      await chat.page.waitForSelector('#post_textbox');
    });
  });

  describe('five externals, React 19', () => {
    it('draws with the JSX of the page', async () => {
      await chat.headerButton(TWELVE).click();
      await text('era 12: admin in Town Square').waitFor();
      await chat.page.getByRole('textbox', { name: 'Note of era 12' }).fill('well');
      await text('era 12 noted well').waitFor();
      await text('era 12 fetched bob').waitFor();
      await chat.page.getByText('era 12 under React 18.').waitFor({ state: 'attached' });
      await browser.picture(chat.page, 'era-12');
    });

    it('falls back to a runtime of its own where the page has React 18', async () => {
      await text(/^era 12 either: a runtime of its own for React 18\./).waitFor();
    });

    it.each([
      [NEEDS_19, 'not a function'],
      [BRINGS_19, 'Minified React error #31'],
    ])(
      'that needs more than React 18 is named in its place, and to the administrator: %s',
      async (id, words) => {
        await chat.page.locator(`.pluggable-error[data-plugin-id="${id}"]`).first().waitFor();
        const { details } = await site.whenStatus(
          id,
          'the server has heard',
          (status) => status.details.web_failure !== null,
        );
        expect(details.web_failure?.message).toContain(words);
      },
    );
  });

  it('are set up, and told of, in the System Console', async () => {
    const systemConsole = new ChatPage(await chat.page.context().newPage(), site.patchbay.url);
    const { page } = systemConsole;
    await systemConsole.open(`/admin_console/plugins/plugin_${TEN}`);
    await page.getByLabel('Colour of era 10').fill('teal');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await eventually(
      'it is kept',
      () => site.rest.get<{ PluginSettings: { Plugins: Record<string, { colour?: string }> } }>('/config'),
      ({ PluginSettings }) => PluginSettings.Plugins[TEN]?.colour === 'teal',
    );
    await systemConsole.open(CONSOLE_PATH);
    await systemConsole.plugin('row', NEEDS_19).getByText('not a function').first().waitFor();
    await browser.picture(page, 'eras-in-the-console');
    await page.close();
  });

  it('are gone when they are disabled', async () => {
    const ids = [...[FIVE, TEN, ELEVEN, TWELVE, EITHER], NEEDS_19, BRINGS_19];
    for (const id of ids) await site.rest.post(`/plugins/${id}/disable`);
    for (const id of ids) await chat.page.locator(`[data-plugin-id="${id}"]`).waitFor({ state: 'detached' });
    await chat.page.locator('body[data-era5="gone"][data-era10="gone"][data-era11="gone"]').waitFor();
    await chat.page.getByText(/era 12 (either|under)/).waitFor({ state: 'detached' });
    expect(await chat.page.locator('[class*="era5-"], #era10-beside, #era11-beside').count()).toBe(0);
    const sheets = chat.page.locator('style', { hasText: 'era5-panel' });
    expect(await sheets.count()).toBe(0);
    await chat.say('era-five is gone');
    await chat.posts(/^\s*era-five is gone\s*$/).waitFor();
  });

  it('threw nothing but what is told of above', () => {
    // Who is there is asked before anybody has logged in.
    const expected = [/status of 401/, /use\) is not a function/, /Minified React error #31/];
    const others = complaints.filter((words) => !expected.some((pattern) => pattern.test(words)));
    expect({ problems: browser.problems, others }).toEqual({ problems: [], others: [] });
  });
});
