import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { fillChat } from '../../screenshots/fill-chat.mjs';
import { dialogs, mainPages } from '../../screenshots/pages.mjs';
import { ChatPage } from '../chat-page.ts';
import { findBrowser } from '../find-browser.ts';
import { OpenBrowser } from '../open-browser.ts';
import { Site } from '../site.ts';
import { administrator } from '../start-patchbay.ts';
import { fillLongChannel, scrollUp } from './pages/long-channel.ts';
import { figures } from './pages/timings.ts';

jest.setTimeout(180_000);

const executablePath = findBrowser();
const MANY_POSTS = 10_000;
/** Far more than fit on the screen, far less than there are. */
const MOST_IN_THE_PAGE = 300;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** One story: each main page is looked at, light and dark; and what the first one cost is printed. */
(executablePath ? describe : describe.skip)('the main pages (needs a browser)', () => {
  let site: Site;
  let browser: OpenBrowser;
  let chat: ChatPage;
  let team: string;

  beforeAll(async () => {
    site = await Site.open();
    await fillLongChannel(site, MANY_POSTS);
    team = await fillChat(site.patchbay.url, site.rest.token);
    browser = await OpenBrowser.launch(executablePath ?? '');
    chat = new ChatPage(await browser.person(), site.patchbay.url);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  /** What axe finds serious; it comes in over the debugger, which the page's policy does not keep out. */
  async function seriousFaults(): Promise<string[]> {
    const { page } = chat;
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => {
      const { axe: tool } = globalThis as unknown as {
        axe: { run(options: object): Promise<{ violations: Violation[] }> };
      };
      return (await tool.run({ resultTypes: ['violations'] })).violations;
    });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(
        ({ id, impact, nodes }) =>
          `${id} (${impact}): ${nodes.map(({ html, failureSummary = '' }) => `${html.slice(0, 160)} ${failureSummary.slice(0, 200)}`).join(' | ')}`,
      );
  }

  it('begin with a login without a serious fault', async () => {
    await chat.open();
    await chat.page.locator('#input_loginId').waitFor();
    expect(await seriousFaults()).toEqual([]);
  });

  it('have the composer without loading the System Console, and say what they cost', async () => {
    await chat.login(administrator);
    await chat.page.reload();
    await chat.page.locator('#post_textbox').waitFor();
    const { line, scripts } = await figures(chat.page);
    process.stderr.write(`${line}\n`);
    expect(scripts.filter((name) => /admin-console|console-routes|marketplace/.test(name))).toEqual([]);
  });

  it('are gone through by Tab from the sidebar over the header and the posts to the composer', async () => {
    await chat.page.locator('#mainMenuButton').focus();
    const seen: string[] = [];
    for (let presses = 0; presses < 120 && seen.at(-1) !== 'composer'; presses += 1) {
      await chat.page.keyboard.press('Tab');
      const where = await chat.page.evaluate(() => {
        const { activeElement } = (
          globalThis as unknown as { document: { activeElement: { closest(of: string): unknown } } }
        ).document;
        const places = {
          sidebar: '#SidebarContainer',
          header: '#channel-header',
          posts: '.post',
          composer: '#create_post',
        };
        return (
          Object.entries(places).find(([, selector]) => activeElement.closest(selector) !== null)?.[0] ?? ''
        );
      });
      if (where !== '' && seen.at(-1) !== where) seen.push(where);
    }
    expect(seen).toEqual(['sidebar', 'header', 'posts', 'composer']);
  });

  for (const theme of ['light', 'dark']) {
    it.each(mainPages)(`$name has no serious fault, ${theme}`, async ({ path, ready, open }) => {
      await chat.open(path(team));
      await chat.page.locator(ready).first().waitFor();
      await open?.(chat.page);
      expect(await seriousFaults()).toEqual([]);
    });

    // Each once: what they are made of is the same, and either theme has half of them.
    it.each(dialogs.filter((_dialog, index) => (index % 2 === 0) === (theme === 'light')))(
      `$name has no serious fault, ${theme}`,
      async ({ path, ready, open }) => {
        await chat.open(path(team));
        await chat.page.locator(ready).first().waitFor();
        await open?.(chat.page);
        expect(await seriousFaults()).toEqual([]);
      },
    );

    it(`change to the other theme from ${theme}`, async () => {
      await chat.open(`/${team}/channels/town-square`);
      await chat.page.click('#mainMenuButton');
      await chat.page.getByTestId('menu-theme').click();
    });
  }

  it('keep few of ten thousand posts in the page, and say how smoothly it scrolls', async () => {
    await chat.open(`/${team}/channels/long`);
    await chat.page.locator('.post').first().waitFor();
    const { frames, most } = await scrollUp(chat.page);
    const at = (part: number) => Math.round(frames[Math.floor((frames.length - 1) * part)] ?? 0);
    process.stderr.write(
      `scrolling through ${MANY_POSTS} posts: ${frames.length} frames, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, at most ${most} posts in the page\n`,
    );
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThan(MOST_IN_THE_PAGE);
  });
});
