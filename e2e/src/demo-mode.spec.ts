import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { ChatPage, CONSOLE_PATH } from './chat-page.ts';
import { DEMO, demoBundle, demoState, PluginState } from './demo-plugin.ts';
import { findBrowser } from './find-browser.ts';
import { freePort } from './free-port.ts';
import { OpenBrowser } from './open-browser.ts';
import { RestClient } from './rest-client.ts';
import { administrator, startPatchbay, type Patchbay } from './start-patchbay.ts';

jest.setTimeout(180_000);

const executablePath = findBrowser();

(executablePath ? describe : describe.skip)('demo mode (needs a browser)', () => {
  let dataDir: string;
  let patchbay: Patchbay;
  let rest: RestClient;
  let browser: OpenBrowser;
  let chat: ChatPage;
  let systemConsole: ChatPage;

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'patchbay-demo-'));
    patchbay = await startPatchbay({ dataDir, port: await freePort(), args: ['--demo'] });
    browser = await OpenBrowser.launch(executablePath ?? '');
    rest = await RestClient.login(patchbay.url, administrator);
  });
  afterAll(async () => {
    await browser?.close();
    await patchbay?.end('SIGKILL');
    rmSync(dataDir, { recursive: true });
  });

  it('has the demo plugin running, and people to talk to', async () => {
    await demoState(rest, PluginState.running);
    chat = new ChatPage(await browser.person(), patchbay.url);
    await chat.login(administrator);
    await chat.headerButton(DEMO).waitFor();
    const users = await rest.get<unknown[]>('/users');
    expect(users.length).toBeGreaterThan(2);
    await browser.picture(chat.page, 'demo-mode');
  });

  it('removes the plugin and takes its bundle back from a hand', async () => {
    await chat.mark();
    systemConsole = new ChatPage(await chat.page.context().newPage(), patchbay.url);
    await systemConsole.open(CONSOLE_PATH);
    await systemConsole.plugin('remove', DEMO).click();
    await systemConsole.page.click('#confirmModalButton');
    await systemConsole.plugin('row', DEMO).waitFor({ state: 'detached' });
    await chat.headerButton(DEMO).waitFor({ state: 'detached' });

    await systemConsole.page.setInputFiles('#plugin-upload-input', demoBundle());
    await systemConsole.plugin('row', DEMO).waitFor();
    await systemConsole.plugin('enable', DEMO).click();
    await chat.headerButton(DEMO).waitFor();
    expect(await chat.wasReloaded()).toBe(false);
    await demoState(rest, PluginState.running);
    await browser.picture(systemConsole.page, 'uploaded-by-hand');
  });

  it('threw nothing in any page', () => {
    expect(browser.problems).toEqual([]);
  });
});

describe('uploads', () => {
  it('are refused where nobody switched them on from the machine itself', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'patchbay-uploads-'));
    const patchbay = await startPatchbay({ dataDir, port: await freePort() });
    try {
      const rest = await RestClient.login(patchbay.url, administrator);
      await expect(rest.uploadPlugin(demoBundle())).rejects.toThrow(/^POST \/plugins: 501/);
      await rest.put('/config/patch', { PluginSettings: { EnableUploads: true } }).catch(() => undefined);
      await expect(rest.uploadPlugin(demoBundle(), true)).rejects.toThrow(/^POST \/plugins: 501/);
    } finally {
      await patchbay.end('SIGKILL');
      rmSync(dataDir, { recursive: true });
    }
  });
});
