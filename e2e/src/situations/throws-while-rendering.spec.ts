import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { ChatPage, CONSOLE_PATH } from '../chat-page.ts';
import { findBrowser } from '../find-browser.ts';
import { OpenBrowser } from '../open-browser.ts';
import { Site } from '../site.ts';
import { administrator } from '../start-patchbay.ts';

jest.setTimeout(180_000);

const ID = 'com.example.thrower';
const GOOD = 'com.example.still-there';
const executablePath = findBrowser();

const button = (id: string, icon: string) => `
  window.registerPlugin('${id}', {
    initialize(registry) {
      const Icon = () => { ${icon} };
      registry.registerChannelHeaderButtonAction(window.React.createElement(Icon), () => undefined, '${id}', '${id}');
    },
  });`;

(executablePath ? describe : describe.skip)(
  'a component that throws while rendering (needs a browser)',
  () => {
    let site: Site;
    let browser: OpenBrowser;
    let chat: ChatPage;
    beforeAll(async () => {
      site = await Site.open();
      browser = await OpenBrowser.launch(executablePath ?? '');
      await site.run({
        id: GOOD,
        webapp: button(GOOD, "return window.React.createElement('i', null, 'ok');"),
      });
      chat = new ChatPage(await browser.person(), site.patchbay.url);
      await chat.login(administrator);
      await chat.headerButton(GOOD).waitFor();
      await chat.mark();
    });
    afterAll(async () => {
      await browser?.close();
      await site?.close();
    });

    it('takes nothing with it: the chat and the others go on', async () => {
      await site.run({ id: ID, webapp: button(ID, "throw new TypeError('the icon of icons is missing');") });
      await site.whenStatus(ID, 'the server has heard', ({ details }) => details.web_failure !== null);
      await chat.say('still here');
      await chat.posts('still here').waitFor();
      expect(await chat.headerButton(GOOD).count()).toBe(1);
      expect(await chat.wasReloaded()).toBe(false);
      await browser.picture(chat.page, 'a-button-that-throws');
    });

    it('is told to the server, which says what, where and how often', async () => {
      const status = await site.status(ID);
      expect(status).toMatchObject({ state: 2, error: '' });
      expect(status?.details.web_failure).toMatchObject({
        message: expect.stringContaining('the icon of icons is missing'),
        location: expect.stringMatching(/\w/),
      });
      expect(status?.details.web_failure?.count).toBeGreaterThan(0);
      expect((await site.status(GOOD))?.details.web_failure).toBeNull();
    });

    it('is shown in the System Console, until a version comes that does not throw', async () => {
      const systemConsole = new ChatPage(await chat.page.context().newPage(), site.patchbay.url);
      await systemConsole.open(CONSOLE_PATH);
      const words = systemConsole.plugin('row', ID).getByText('the icon of icons is missing');
      await words.first().waitFor();
      await browser.picture(systemConsole.page, 'web-half-failing');

      await site.install({
        id: ID,
        version: '1.0.1',
        webapp: button(ID, "return window.React.createElement('i', null, 'mended');"),
      });
      await chat.headerButton(ID).getByText('mended').waitFor();
      await words.first().waitFor({ state: 'detached' });
      expect((await site.status(ID))?.details.web_failure).toBeNull();
      expect(await chat.wasReloaded()).toBe(false);
    });
  },
);
