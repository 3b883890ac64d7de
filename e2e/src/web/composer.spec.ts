import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Locator } from 'playwright-core';

import { ChatPage } from '../chat-page.ts';
import { findBrowser } from '../find-browser.ts';
import { OpenBrowser } from '../open-browser.ts';
import { Site } from '../site.ts';
import { administrator } from '../start-patchbay.ts';
import { composerPlugin } from './composer-plugin.ts';

jest.setTimeout(180_000);

const mary = { username: 'mary', password: 'correct-horse-battery-2', email: 'mary@example.com' };
const executablePath = findBrowser();

/** One story; each step stands on the one before. */
(executablePath ? describe : describe.skip)('writing messages (needs a browser)', () => {
  let site: Site;
  let browser: OpenBrowser;
  let chat: ChatPage;
  let other: ChatPage;
  let field: Locator;
  let notice: Locator;
  /** Seen at any time from the first key on: it does not stay. */
  let seen: Promise<void>;

  beforeAll(async () => {
    site = await Site.open();
    const user = await site.rest.post<{ id: string }>('/users', mary);
    const [team] = await site.rest.get<{ id: string }[]>('/users/me/teams');
    await site.rest.post(`/teams/${team?.id}/members`, { team_id: team?.id, user_id: user.id });
    await site.run(composerPlugin);
    browser = await OpenBrowser.launch(executablePath ?? '');
    chat = new ChatPage(await browser.person(), site.patchbay.url);
    other = new ChatPage(await browser.person(), site.patchbay.url);
    await Promise.all([chat.login(administrator), other.login(mary)]);
    field = chat.page.locator('#post_textbox');
    notice = other.page.locator('.msg-typing', { hasText: 'admin is typing' });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  const option = (text: string) => chat.page.getByRole('option').filter({ hasText: text });
  const value = () => field.inputValue();

  it('completes people, channels and emoji, formats what is selected, and takes it back', async () => {
    seen = notice.waitFor();
    seen.catch(() => undefined);
    await field.pressSequentially('Hello @mar');
    await option('@mary').waitFor();
    await field.press('Tab');
    await field.pressSequentially('of ~town');
    await option('Town Square').waitFor();
    await field.press('Enter');
    await field.pressSequentially(':thumbsu');
    await option(':thumbsup:').waitFor();
    await field.press('Enter');
    const text = 'Hello @mary of ~town-square :thumbsup: ';
    expect(await value()).toBe(text);
    await field.press('Control+a');
    await field.press('Control+b');
    expect(await value()).toBe(`**${text.trim()}** `);
    await field.press('Control+z');
    expect(await value()).toBe(text);
  });

  it('tells the other who is writing, and then what was written', async () => {
    await seen;
    await field.press('Enter');
    await other.posts('Hello @mary of').waitFor();
    await notice.waitFor({ state: 'detached' });
    expect(await value()).toBe('');
  });

  it('brings back the last message by ↑, and keeps what Escape left', async () => {
    await chat.page.locator('.post:not(.post--pending)').filter({ hasText: 'Hello @mary of' }).waitFor();
    await field.press('ArrowUp');
    const editor = chat.page.locator('#edit_textbox');
    await editor.fill('not this');
    await editor.press('Escape');
    await field.press('ArrowUp');
    await editor.fill('Hello, changed');
    await editor.press('Enter');
    await other.posts('Hello, changed').waitFor();
    expect(await chat.posts('not this').count()).toBe(0);
  });

  it('shows what a plugin puts around the field', async () => {
    await chat.page.locator('#composer-banner', { hasText: 'Be kind in Town Square' }).waitFor();
    await chat.page.getByPlaceholder('(town-square)').first().waitFor();
    await field.fill('make me loud');
    await field.press('Control+a');
    await chat.page.click('#shout');
    await field.press('End');
    expect(await value()).toBe('MAKE ME LOUD');
    await chat.page.getByRole('button', { name: 'AI actions' }).click();
    await chat.page.getByRole('menuitem', { name: 'Sign it' }).click();
    expect(await value()).toBe('MAKE ME LOUD -- me');
  });

  it('lets a plugin refuse and change messages, and swallow a command', async () => {
    await field.fill('a badword');
    await field.press('Enter');
    await chat.refusal.filter({ hasText: 'Mind your words.' }).waitFor();
    expect(await value()).toBe('a badword');
    await field.fill('mine (c)');
    await field.press('Enter');
    await other.posts('mine ©').waitFor();
    await chat.say('/quiet');
    expect(await chat.refusal.count()).toBe(0);
    await chat.say('/no-such-command');
    await chat.refusal.waitFor();
    expect(await value()).toBe('/no-such-command');
  });

  it('uploads what is chosen, taken from a plugin, or dropped, unless a plugin wants it to stay', async () => {
    await field.fill('with files');
    const input = chat.page.locator('#post_textbox_upload_input');
    await input.setInputFiles([{ name: 'secret.txt', mimeType: 'text/plain', buffer: Buffer.from('x') }]);
    await chat.page.getByText('Secrets stay here.').waitFor();
    await input.setInputFiles([{ name: 'plain.txt', mimeType: 'text/plain', buffer: Buffer.from('abc') }]);
    await chat.page.getByLabel('Remove plain.txt').waitFor();
    await chat.page.click('#post_textbox_upload');
    await chat.page.getByRole('menuitem', { name: 'From afar' }).click();
    await chat.page.getByLabel('Remove afar.txt').waitFor();
    const dataTransfer = await chat.page.evaluateHandle(`(() => {
      const dropped = new DataTransfer();
      dropped.items.add(new File(['abc'], 'dropped.txt'));
      return dropped;
    })()`);
    await chat.page.dispatchEvent('.center-channel', 'dragenter', { dataTransfer });
    await chat.page.getByText('Drop files here').waitFor();
    await chat.page.dispatchEvent('.center-channel', 'drop', { dataTransfer });
    await chat.page.getByLabel('Remove dropped.txt').waitFor();
    await browser.picture(chat.page, 'files');
    await chat.page.click('#create_post_send');
    await other.posts('with files').waitFor();
    const post = other.page.locator('.post').filter({ hasText: 'with files' });
    for (const name of ['plain.txt', 'afar.txt', 'dropped.txt']) {
      await post.getByText(name).first().waitFor();
    }
  });

  it('opens the dialog of a command, says what is wrong with it, and sends it', async () => {
    await field.fill('/ord');
    await option('Order a pizza').waitFor();
    await field.press('Tab');
    await field.press('Enter');
    const dialog = chat.page.getByRole('dialog', { name: 'Order' });
    await dialog.getByLabel(/Dish/).fill('nothing');
    await dialog.getByRole('combobox').fill('mar');
    await option('@mary').click();
    await dialog.getByRole('button', { name: 'Order it' }).click();
    await dialog.getByText('Nothing is no dish.').waitFor();
    await browser.picture(chat.page, 'dialog');
    await dialog.getByLabel(/Dish/).fill('Soup');
    await dialog.getByRole('button', { name: 'Order it' }).click();
    await dialog.waitFor({ state: 'detached' });
    await other.posts('Soup for mary').waitFor();
  });

  it('keeps a draft when the page is loaded again', async () => {
    await field.fill('not sent yet');
    await chat.page.reload();
    await field.waitFor();
    expect(await value()).toBe('not sent yet');
    expect(browser.problems).toEqual([]);
  });
});
