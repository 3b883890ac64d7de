import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { ChatPage } from '../chat-page.ts';
import { eventually } from '../eventually.ts';
import { findBrowser } from '../find-browser.ts';
import { OpenBrowser } from '../open-browser.ts';
import { Site } from '../site.ts';
import { administrator } from '../start-patchbay.ts';

jest.setTimeout(180_000);

const mary = { username: 'mary', password: 'correct-horse-battery-2', email: 'mary@example.com' };
const executablePath = findBrowser();
/** Several pages of posts, and more than a page draws at once. */
const MANY = 180;
const AT_ONCE = 20;

/** One story; each step stands on the one before. */
(executablePath ? describe : describe.skip)('reading messages (needs a browser)', () => {
  let site: Site;
  let browser: OpenBrowser;
  let chat: ChatPage;
  let other: ChatPage;
  const ids: string[] = [];

  beforeAll(async () => {
    site = await Site.open();
    const user = await site.rest.post<{ id: string }>('/users', mary);
    const [team] = await site.rest.get<{ id: string }[]>('/users/me/teams');
    await site.rest.post(`/teams/${team?.id}/members`, { team_id: team?.id, user_id: user.id });
    while (ids.length < MANY) {
      const numbers = Array.from({ length: AT_ONCE }, (_each, index) => ids.length + index + 1);
      for (const { id } of await Promise.all(numbers.map((number) => site.say(`line ${number} of many`))))
        ids.push(id);
    }
    browser = await OpenBrowser.launch(executablePath ?? '');
    chat = new ChatPage(await browser.person(), site.patchbay.url);
    other = new ChatPage(await browser.person(), site.patchbay.url);
    await Promise.all([chat.login(administrator), other.login(mary)]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  const post = (page: ChatPage, id: string) => page.page.locator(`#post_${id}`);
  const list = (page: ChatPage) => page.page.locator('#postListContent');
  const menuOf = async (page: ChatPage, id: string, item: string) => {
    await post(page, id).hover();
    await post(page, id).getByRole('button', { name: 'More actions' }).click();
    await page.page.getByRole('menuitem', { name: item, exact: true }).click();
  };
  const newest = async () => {
    const said = await site.say('the newest of all');
    await post(chat, said.id).waitFor();
    return said.id;
  };

  it('begins at the end, and draws only what is near to what is seen', async () => {
    await post(chat, await newest()).waitFor();
    expect(await chat.page.locator('article.post').count()).toBeLessThan(MANY / 2);
    await browser.picture(chat.page, 'posts');
  });

  it('has what was said before its socket was up', async () => {
    let letThrough = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    const late = new ChatPage(await chat.page.context().newPage(), site.patchbay.url);
    await late.page.routeWebSocket(/socket\.io/, async (socket) => {
      await held;
      socket.connectToServer();
    });
    await late.page.goto(chat.page.url());
    await late.posts('the newest of all').waitFor();
    const said = await site.say('while nobody listened');
    await post(chat, said.id).waitFor();
    expect(await post(late, said.id).count()).toBe(0);
    letThrough();
    await post(late, said.id).waitFor();
    await late.page.close();
  });

  it('has older ones as they are scrolled to, down to the beginning, and what is read keeps its place', async () => {
    const read = ids.at(-50) ?? '';
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await chat.page.route(
      (url) => url.searchParams.has('before'),
      async (route) => {
        await held;
        await route.continue();
      },
    );
    await eventually(
      'an older post',
      async () => {
        await list(chat).evaluate((element) => element.scrollBy(0, -400));
        return post(chat, read).count();
      },
      (count) => count > 0,
    );
    await post(chat, read).evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const topOfRead = async () => (await post(chat, read).boundingBox())?.y ?? Number.NaN;
    let last = Number.NaN;
    const before = await eventually('it at rest', topOfRead, (top) => {
      const isAtRest = top === last;
      last = top;
      return isAtRest;
    });
    release();
    await post(chat, ids.at(-66) ?? '').waitFor({ state: 'attached' });
    await eventually('it in its place', topOfRead, (top) => Math.abs(top - before) <= 3);
    await eventually(
      'the beginning',
      async () => {
        await list(chat).evaluate((element) => element.scrollTo(0, 0));
        return chat.page.getByRole('heading', { name: 'Town Square', level: 2 }).count();
      },
      (count) => count > 0,
    );
    await chat.page.getByRole('button', { name: /Jump to the latest/ }).click();
    await chat.posts('the newest of all').waitFor();
  });

  it('stays at the end when the room for it changes, and where one reads when one has scrolled away', async () => {
    const fromEnd = () =>
      list(chat).evaluate((element) => element.scrollHeight - element.scrollTop - element.clientHeight);
    const isAtEnd = (gap: number) => gap < 2;
    await eventually('the end', fromEnd, isAtEnd);
    await chat.page.fill('#post_textbox', 'six\nlines\nthat\nmake\nit\nhigher');
    await eventually('the end above a higher composer', fromEnd, isAtEnd);
    await chat.page.click('#channel-info-btn');
    await chat.rightHandSidebar.waitFor();
    await eventually('the end beside a panel', fromEnd, isAtEnd);
    await list(chat).hover();
    await chat.page.mouse.wheel(0, -600);
    await eventually('a place above the end', fromEnd, (gap) => gap > 300);
    await chat.page.fill('#post_textbox', '');
    await chat.page.click('#rhsCloseButton');
    await chat.rightHandSidebar.waitFor({ state: 'detached' });
    expect(await fromEnd()).toBeGreaterThan(200);
    await chat.page.getByRole('button', { name: /Jump to the latest/ }).click();
    await eventually('the end', fromEnd, isAtEnd);
  });

  it('goes where a link to a message leads, points it out, and comes back', async () => {
    const old = ids[3] ?? '';
    await other.open(`/_redirect/pl/${old}`);
    await other.page.locator(`#post_${old}.post--highlight`).waitFor();
    expect(await post(other, ids.at(-1) ?? '').count()).toBe(0);
    await other.page.getByRole('button', { name: /Jump to the latest/ }).click();
    await other.posts('the newest of all').waitFor();
    await other.open('/_redirect/pl/nosuchpostnosuchpostnosuch');
    await other.page.getByText('Message not found').waitFor();
    await other.open('/');
    await other.posts('the newest of all').waitFor();
  });

  it('shows reactions, pins and edits to the other as they come, and what was said before to the author', async () => {
    const id = await newest();
    await post(other, id).hover();
    await post(other, id).getByRole('button', { name: 'Add a reaction' }).click();
    await other.page.locator('#emojiPicker [role="option"]').first().click();
    const reaction = post(chat, id).locator('.reaction').first();
    await reaction.click();
    await post(other, id).locator('.reaction__count', { hasText: '2' }).waitFor();
    await menuOf(chat, id, 'Pin to channel');
    await post(other, id).getByText('Pinned').waitFor();
    await menuOf(chat, id, 'Edit');
    await chat.page.fill('#edit_textbox', 'edited by now');
    await chat.page.keyboard.press('Enter');
    await other.posts('edited by now').waitFor();
    expect(await post(other, id).getByRole('button', { name: 'Edited' }).count()).toBe(0);
    await post(chat, id).getByRole('button', { name: 'Edited' }).click();
    await chat.rightHandSidebar.getByText('the newest of all').waitFor();
    await browser.picture(chat.page, 'edit-history');
    await chat.page.click('#rhsCloseButton');
  });

  it('answers in a thread, tells whoever follows it, and lists it on the page of threads', async () => {
    const root = ids.at(-1) ?? '';
    await post(other, root).hover();
    await post(other, root).getByRole('button', { name: 'Reply' }).click();
    await other.page.fill('#reply_textbox', 'an answer from mary');
    await other.page.click('#create_reply_send');
    await other.rightHandSidebar.locator('.post-message__text', { hasText: 'an answer from mary' }).waitFor();
    await post(chat, root).getByRole('button', { name: '1 reply' }).waitFor();
    await chat.page.click('#sidebarItem_threads');
    await chat.page.locator('.thread-item').first().click();
    await chat.posts('an answer from mary').waitFor();
    await browser.picture(chat.page, 'threads');
    await chat.page.goBack();
    await chat.page.goBack();
  });

  it('deletes after a question, here and there', async () => {
    const id = await newest();
    await post(other, id).waitFor();
    await menuOf(chat, id, 'Delete');
    await chat.page.click('#deletePostModalButton');
    await post(other, id).getByText('(message deleted)').waitFor();
    expect(browser.problems).toEqual([]);
  });
});
