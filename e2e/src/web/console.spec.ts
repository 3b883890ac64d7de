import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { ChatPage } from '../chat-page.ts';
import { eventually } from '../eventually.ts';
import { findBrowser } from '../find-browser.ts';
import { OpenBrowser } from '../open-browser.ts';
import { Site } from '../site.ts';
import { administrator } from '../start-patchbay.ts';
import { SETTINGS, settingsPlugin } from './settings-plugin.ts';

jest.setTimeout(180_000);

const SECOND = 'com.example.another';
const executablePath = findBrowser();
const PAGE = `/admin_console/plugins/plugin_${SETTINGS}`;
const key = (name: string) => `PluginSettings.Plugins.com+example+settings.${name}`;
const ENABLE = 'PluginSettings.PluginStates.com+example+settings.Enable';

/** One story; each step stands on the one before. */
(executablePath ? describe : describe.skip)('the System Console (needs a browser)', () => {
  let site: Site;
  let browser: OpenBrowser;
  let chat: ChatPage;
  const at = (testId: string) => chat.page.getByTestId(testId);
  const save = async () => {
    await chat.page.click('#saveSetting');
    await chat.page.getByText('Saved.', { exact: true }).waitFor();
  };
  const got = async () => (await site.ask(SETTINGS, '/got')).json() as Promise<Record<string, unknown>>;

  beforeAll(async () => {
    site = await Site.open({ env: { MM_PLUGINSETTINGS_MARKETPLACEURL: 'http://127.0.0.1:9' } });
    await site.install(settingsPlugin);
    await site.run({ id: SECOND, hooks: 'MessageWillBePosted: async () => [null, ""],' });
    browser = await OpenBrowser.launch(executablePath ?? '');
    chat = new ChatPage(await browser.person(), site.patchbay.url);
    await chat.login(administrator);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  it('finds the page of a plugin by the name of one of its settings', async () => {
    await chat.open('/admin_console');
    await chat.page.fill('#adminSidebarFilter', 'the howmany');
    await chat.page.getByRole('link', { name: 'Settings Plugin' }).click();
    await at(`${key('somecolour')}input`).waitFor();
    expect(await at(`${key('somecolour')}input`).isDisabled()).toBe(true);
    await chat.page.keyboard.press('Escape');
  });

  it('enables the plugin, and then shows what its web half draws, the broken part in its place', async () => {
    await at(`${ENABLE}true`).check();
    await save();
    await chat.page.locator('.own-editor').waitFor();
    await chat.page.getByText('Laid out: Own section').waitFor();
    await chat.page.locator(`.pluggable-error[data-plugin-id="${SETTINGS}"]`).waitFor();
    await chat.page.getByRole('link', { name: 'Extra page' }).waitFor();
    await browser.picture(chat.page, 'plugin-settings');
  });

  it('hands the server half a value of each of the nine types', async () => {
    await at(`${key('ison')}false`).check();
    await at(`${key('somecolour')}input`).fill('pink');
    await at(`${key('essay')}input`).fill('two\nlines');
    await at(`${key('howmany')}number`).fill('12');
    await at(`${key('choice')}dropdown`).selectOption('green');
    await at(`${key('radio')}_red`).check();
    await at(`${key('token')}regenerate`).click();
    const token = await at(`${key('token')}input`).inputValue();
    await at(`${key('person')}input`).pressSequentially(administrator.username.slice(0, 3));
    await chat.page.getByRole('option', { name: `@${administrator.username}` }).waitFor();
    await chat.page.keyboard.press('Enter');
    await chat.page.locator('.own-editor').click();
    await at(`${key('inown')}input`).fill('inside');
    await save();
    expect(await chat.page.locator('.own-kept').innerText()).toBe('kept');
    await eventually('the new settings', got, ({ somecolour }) => somecolour === 'pink');
    expect(await got()).toMatchObject({
      ison: false,
      somecolour: 'pink',
      essay: 'two\nlines',
      howmany: 12,
      choice: 'green',
      radio: 'red',
      token,
      person: administrator.username,
      owneditor: { count: 1 },
      inown: 'inside',
    });
  });

  it('shows no secret again, and keeps it when something else is saved', async () => {
    const { token } = await got();
    await chat.open(PAGE);
    await at(`${key('token')}input`).waitFor();
    expect(await at(`${key('token')}input`).inputValue()).toMatch(/^\*+$/);
    await at(`${key('howmany')}number`).fill('13');
    await save();
    await eventually('the number', got, ({ howmany }) => howmany === 13);
    expect((await got()).token).toBe(token);
  });

  it('says at the setting what the plugin has against it, and asks before it is left so', async () => {
    await at(`${key('somecolour')}input`).fill('forbidden');
    await chat.page.click('#saveSetting');
    const problem = at(`setting-${key('somecolour')}`).getByRole('alert');
    await problem.waitFor();
    expect(await problem.innerText()).toContain('The somecolour may not be forbidden.');
    await browser.picture(chat.page, 'refused-setting');
    await chat.page.getByRole('link', { name: 'Hooks', exact: true }).click();
    await chat.page.click('#confirmModalButton');
    expect((await got()).somecolour).toBe('pink');
  });

  it('changes by keyboard which plugin hooks ask first', async () => {
    const rows = chat.page.locator('.order-list__row code');
    await at(`order-${SETTINGS}`).waitFor();
    expect(await rows.allInnerTexts()).toEqual([SECOND, SETTINGS]);
    await at(`order-${SETTINGS}`).locator('.order-list__handle').press('ArrowUp');
    expect(await rows.allInnerTexts()).toEqual([SETTINGS, SECOND]);
    await save();
    const { PatchbaySettings } = await site.rest.get<{ PatchbaySettings: { PluginOrder: string[] } }>(
      '/config',
    );
    expect(PatchbaySettings.PluginOrder).toEqual([SETTINGS]);
  });

  it('does not offer to change what the environment sets, nor what only the machine may', async () => {
    await chat.page.getByRole('link', { name: 'Settings', exact: true }).click();
    const address = at('PluginSettings.MarketplaceURLinput');
    await address.waitFor();
    expect(await address.isDisabled()).toBe(true);
    await chat.page.getByText('MM_PLUGINSETTINGS_MARKETPLACEURL').waitFor();
    await chat.page.getByText('patchbay --local config set PluginSettings.EnableUploads').waitFor();
    await browser.picture(chat.page, 'server-settings');
  });

  it('traces what plugins did, and measures what they take', async () => {
    await chat.page.getByRole('link', { name: 'Hook Traces' }).click();
    await at('trace-switch').click();
    await chat.page.getByRole('switch', { checked: true }).waitFor();
    await site.say('something to trace');
    await at('trace-refresh').click();
    await at('trace-table').getByText('MessageWillBePosted').first().waitFor();
    await chat.page.getByRole('link', { name: 'Figures' }).click();
    await at(`figures-hooks-${SECOND}`).getByText('MessageWillBePosted').waitFor();
    await browser.picture(chat.page, 'figures');
  });

  it('has its pages behind a button in a narrow window, and drops the page of a plugin that is removed', async () => {
    await chat.open(PAGE);
    await at(`${key('somecolour')}input`).waitFor();
    await chat.page.setViewportSize({ width: 390, height: 800 });
    expect(await chat.page.locator('#adminSidebarFilter').isVisible()).toBe(false);
    await chat.page.getByRole('button', { name: 'Show the pages' }).click();
    await chat.page.locator('#adminSidebarFilter').waitFor();
    await site.rest.delete(`/plugins/${SETTINGS}`);
    await chat.page.getByText('This plugin is not installed').waitFor();
    await chat.page.getByRole('link', { name: 'Extra page' }).waitFor({ state: 'detached' });
    expect(browser.problems).toEqual([]);
  });
});
