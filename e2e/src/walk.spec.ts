import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { ChatPage, CONSOLE_PATH } from './chat-page.ts';
import { DEMO, demoState, noProcessLeft, pluginProcesses, PluginState } from './demo-plugin.ts';
import { eventually } from './eventually.ts';
import { findBrowser } from './find-browser.ts';
import { freePort } from './free-port.ts';
import { OpenBrowser } from './open-browser.ts';
import { descendantsOf } from './processes.ts';
import { RestClient } from './rest-client.ts';
import { administrator, startPatchbay, type Patchbay } from './start-patchbay.ts';

jest.setTimeout(180_000);

const other = { username: 'mary', password: 'correct-horse-battery-2', email: 'mary@example.com' };

const executablePath = findBrowser();

/** One story; each step stands on the one before. */
(executablePath ? describe : describe.skip)(
  'from login to a plugin that changes a live chat (needs a browser)',
  () => {
    let dataDir: string;
    let port: number;
    let patchbay: Patchbay;
    let rest: RestClient;
    let browser: OpenBrowser;
    let chat: ChatPage;
    let systemConsole: ChatPage;
    let second: ChatPage;

    beforeAll(async () => {
      dataDir = mkdtempSync(join(tmpdir(), 'patchbay-walk-'));
      port = await freePort();
      patchbay = await startPatchbay({ dataDir, port });
      browser = await OpenBrowser.launch(executablePath ?? '');
      rest = await RestClient.login(patchbay.url, administrator);
      const user = await rest.post<{ id: string }>('/users', other);
      const [team] = await rest.get<{ id: string }[]>('/users/me/teams');
      await rest.post(`/teams/${team?.id}/members`, { team_id: team?.id, user_id: user.id });
    });
    afterAll(async () => {
      await browser?.close();
      await patchbay?.end('SIGKILL');
      rmSync(dataDir, { recursive: true });
    });

    it('refuses a wrong password and takes the right one', async () => {
      chat = new ChatPage(await browser.person(), patchbay.url);
      await chat.open();
      await chat.page.fill('#input_loginId', administrator.username);
      await chat.page.fill('#input_password-input', 'wrong-password-123');
      await chat.page.click('#saveSetting');
      await chat.page.getByRole('alert').waitFor();
      await browser.picture(chat.page, 'wrong-password');

      await chat.login(administrator);
      await chat.mark();
      await browser.picture(chat.page, 'logged-in');
      second = new ChatPage(await browser.person(), patchbay.url);
      await second.login(other);
      await second.mark();
    });

    it('shows posts live to the other', async () => {
      await chat.say('hello before any plugin');
      await second.posts(/^\s*hello before any plugin\s*$/).waitFor();
      expect(await chat.headerButton(DEMO).count()).toBe(0);
    });

    it('enables the plugin in the System Console, and its button appears in both chats without a reload', async () => {
      systemConsole = new ChatPage(await chat.page.context().newPage(), patchbay.url);
      await systemConsole.open(CONSOLE_PATH);
      await systemConsole.plugin('row', DEMO).waitFor();
      await browser.picture(systemConsole.page, 'console-before');
      await systemConsole.plugin('enable', DEMO).click();
      await systemConsole.plugin('disable', DEMO).waitFor();
      await chat.headerButton(DEMO).waitFor();
      await second.headerButton(DEMO).waitFor();
      expect([await chat.wasReloaded(), await second.wasReloaded()]).toEqual([false, false]);
      await browser.picture(systemConsole.page, 'console-enabled');
      await browser.picture(chat.page, 'button');
    });

    it('keeps the System Console from who may not manage plugins', async () => {
      const page = new ChatPage(await second.page.context().newPage(), patchbay.url);
      await page.open(CONSOLE_PATH);
      await page.page.getByText('For administrators only').waitFor();
      expect(await page.plugin('row', DEMO).count()).toBe(0);
      await page.page.close();
    });

    it('changes a message on its way, and draws one of its own kind', async () => {
      await chat.say('a word with the plugin');
      const changed = /^\s*a word with the plugin.*seen by the demo plugin/;
      await chat.posts(changed).waitFor();
      await second.posts(changed).waitFor();
      await chat.say('[demo] a card of its own');
      await second.page.locator('.demo-plugin__card').getByText('a card of its own').waitFor();
      await browser.picture(chat.page, 'changed');
    });

    it('refuses the forbidden word, tells its author why, and shows it to nobody', async () => {
      await chat.say('this is forbidden here');
      const reason = chat.refusal;
      await reason.waitFor();
      expect(await reason.innerText()).toContain('forbidden');
      await browser.picture(chat.page, 'refused');
      await chat.page.fill('#post_textbox', '');
      await chat.say('after the refusal');
      await second.posts('after the refusal').waitFor();
      expect(await second.posts('this is forbidden here').count()).toBe(0);
    });

    it("answers /demo, and the event arrives in the other's sidebar", async () => {
      await second.headerButton(DEMO).click();
      await second.rightHandSidebar.waitFor();
      const before = await second.rightHandSidebar.innerText();
      const answers = await chat.page.locator('.post').count();
      await chat.say('/demo hello from the first browser');
      await eventually(
        'an answer',
        () => chat.page.locator('.post').count(),
        (count) => count > answers,
      );
      await eventually(
        'the event',
        () => second.rightHandSidebar.innerText(),
        (text) => text !== before,
      );
      expect(await second.rightHandSidebar.innerText()).toContain('hello from the first browser');
      await browser.picture(chat.page, 'slash-command');
      await browser.picture(second.page, 'event-in-sidebar');
    });

    it('takes the button away when the plugin is disabled, without a reload', async () => {
      await systemConsole.plugin('disable', DEMO).click();
      await systemConsole.plugin('enable', DEMO).waitFor();
      await chat.headerButton(DEMO).waitFor({ state: 'detached' });
      await second.headerButton(DEMO).waitFor({ state: 'detached' });
      expect([await chat.wasReloaded(), await second.wasReloaded()]).toEqual([false, false]);
      await chat.say('forbidden no longer');
      await second.posts(/^\s*forbidden no longer\s*$/).waitFor();
      await browser.picture(chat.page, 'disabled');
      expect(pluginProcesses(patchbay.pid, dataDir)).toEqual([]);
    });

    it("says so in the plugin's status when its process is killed", async () => {
      await systemConsole.plugin('enable', DEMO).click();
      // The state is "running" before OnActivate; the button comes after it, when a crash is a crash of a running plugin.
      await chat.headerButton(DEMO).waitFor();
      const state = systemConsole.plugin('state', DEMO);
      const well = await eventually(
        'running',
        () => state.innerText(),
        (text) => /running/i.test(text),
      );
      const [plugin] = pluginProcesses(patchbay.pid, dataDir);
      process.kill(plugin?.pid ?? 0, 'SIGKILL');
      await eventually(
        'the status says it',
        () => systemConsole.plugin('row', DEMO).innerText(),
        (text) => /SIGKILL/.test(text),
      );
      expect(await state.innerText()).not.toBe(well);
      await browser.picture(systemConsole.page, 'killed');
    });

    it('leaves no process when the server alone is killed, and starts again as it was', async () => {
      await demoState(rest, PluginState.running);
      const started = descendantsOf(patchbay.pid);
      await patchbay.end('SIGKILL');
      await noProcessLeft(started, dataDir);
      await browser.picture(chat.page, 'server-gone');

      patchbay = await startPatchbay({ dataDir, port });
      await demoState(rest, PluginState.running);
      await chat.page.reload();
      await chat.posts('a word with the plugin').last().waitFor();
      await chat.headerButton(DEMO).waitFor();
      await browser.picture(chat.page, 'started-again');
      await chat.say('and on we go');
      await second.posts('and on we go').waitFor(); // over a socket that came back by itself
      await browser.picture(second.page, 'connected-again');
    });

    it('threw nothing in any page', () => {
      expect(browser.problems).toEqual([]);
    });
  },
);
