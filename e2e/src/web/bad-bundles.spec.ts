import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { ChatPage, CONSOLE_PATH } from '../chat-page.ts';
import { findBrowser } from '../find-browser.ts';
import { OpenBrowser } from '../open-browser.ts';
import { Site } from '../site.ts';
import { administrator } from '../start-patchbay.ts';
import { broken, idOf, late, misbehaving } from './bad-bundles/bundles.ts';

jest.setTimeout(180_000);

const executablePath = findBrowser();
/** More than a web half has to come up (contract: webapp §2.8). */
const LATER_MS = 31_000;

/** One story: all of them at once, and the chat goes on. */
(executablePath ? describe : describe.skip)('bad web bundles (needs a browser)', () => {
  let site: Site;
  let browser: OpenBrowser;
  let chat: ChatPage;
  let said = 0;

  beforeAll(async () => {
    site = await Site.open();
    browser = await OpenBrowser.launch(executablePath ?? '');
    for (const plugin of [...broken, ...late, ...misbehaving]) {
      await site.run(plugin);
    }
    const page = await browser.person();
    await page.clock.install();
    chat = new ChatPage(page, site.patchbay.url);
    await page.goto(site.patchbay.url);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  /** The proof that the page goes on: something is written, sent and seen. */
  async function goesOn(): Promise<void> {
    said += 1;
    await chat.say(`still here ${said}`);
    await chat.posts(`still here ${said}`).waitFor();
  }
  const quietLine = () => chat.page.locator('.load-failures');
  const whenTold = (fault: string) =>
    site.whenStatus(idOf(fault), 'the server has heard', ({ details }) => details.web_failure !== null);

  it('keep nobody from logging in, even those that take their time', async () => {
    // The page waits for web halves before it draws, as Mattermost does, and for none longer than its limit.
    await chat.page.waitForFunction(
      (ids) => {
        const { plugins = {} } = globalThis as unknown as { plugins?: Record<string, unknown> };
        return ids.every((id) => id in plugins);
      },
      misbehaving.map(({ id }) => id),
    );
    await chat.page.clock.fastForward(LATER_MS);
    await chat.page.fill('#input_loginId', administrator.username);
    await chat.page.fill('#input_password-input', administrator.password);
    await chat.page.click('#saveSetting');
    await chat.page.waitForSelector('#post_textbox');
    await goesOn();
  });

  it('are told of in one quiet line', async () => {
    expect(await quietLine().count()).toBe(1);
    const words = await quietLine().innerText();
    for (const { id } of [...broken, ...late]) expect(words).toContain(id);
    for (const { id } of misbehaving) expect(words).not.toContain(id);
    await browser.picture(chat.page, 'bad-bundles');
    await quietLine().getByRole('button').click();
    await quietLine().waitFor({ state: 'detached' });
  });

  it('are replaced by a line that names them where they cannot be drawn', async () => {
    for (const fault of ['render', 'effect']) {
      await chat.page
        .locator(`.pluggable-error[data-plugin-id="${idOf(fault)}"]`)
        .first()
        .waitFor();
      await whenTold(fault);
    }
  });

  it('that register the same twice are drawn, and disturb nobody', async () => {
    expect(await chat.page.getByText('[twice]').count()).toBeGreaterThan(0);
    expect((await site.status(idOf('twice')))?.details.web_failure).toBeNull();
  });

  it('whose hooks and reducers throw change nothing of what is written', async () => {
    await goesOn();
    await whenTold('hooks');
    await whenTold('reducer');
  });

  it('whose action throws leave the menu as it was', async () => {
    await chat.page.click('#mainMenuButton');
    await chat.page.getByText('Fail now').click();
    await whenTold('callback');
    await goesOn();
  });

  it('that dispatch nonsense leave the store usable', async () => {
    await chat.page.locator('#sidebarItem_off-topic').click();
    await chat.page.waitForURL(/off-topic/);
    await goesOn();
  });

  it('that go while their dialog is open take it with them', async () => {
    await chat.page.click('#mainMenuButton');
    await chat.page.getByText('Open its dialog').click();
    await chat.page.getByText('[its dialog]').waitFor();
    await site.rest.post(`/plugins/${idOf('dialog')}/disable`);
    await chat.page.getByText('[its dialog]').waitFor({ state: 'detached' });
    await goesOn();
  });

  it('are named to the administrator, each with what it did', async () => {
    const systemConsole = new ChatPage(await chat.page.context().newPage(), site.patchbay.url);
    await systemConsole.page.clock.install();
    await systemConsole.open(CONSOLE_PATH);
    await systemConsole.page.waitForFunction(
      (ids) => {
        const { plugins = {} } = globalThis as unknown as { plugins?: Record<string, unknown> };
        return ids.every((id) => id in plugins);
      },
      misbehaving.map(({ id }) => id).filter((id) => id !== idOf('dialog')),
    );
    await systemConsole.page.clock.fastForward(LATER_MS);
    for (const [fault, words] of [
      ['syntax', ''],
      ['initialize', 'it does not begin'],
      ['rejects', 'it promised to begin'],
      ['silent', ''],
      ['slow', ''],
      ['render', 'it cannot be drawn'],
      ['effect', 'its effect fails'],
      ['hooks', 'its hook fails'],
      ['reducer', 'its reducer fails'],
      ['callback', 'its action fails'],
    ] as const) {
      const { details } = await whenTold(fault);
      expect(details.web_failure?.message).toContain(words);
      const row = systemConsole.plugin('row', idOf(fault));
      await row
        .getByText(details.web_failure?.message.slice(0, 20) ?? '')
        .first()
        .waitFor();
    }
    await browser.picture(systemConsole.page, 'bad-bundles-in-the-console');
  });
});
