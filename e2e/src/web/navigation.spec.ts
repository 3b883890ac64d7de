import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { ChatPage } from '../chat-page.ts';
import { findBrowser } from '../find-browser.ts';
import { OpenBrowser } from '../open-browser.ts';
import { Site } from '../site.ts';
import { administrator } from '../start-patchbay.ts';

jest.setTimeout(180_000);

const mary = { username: 'mary', password: 'correct-horse-battery-2', email: 'mary@example.com' };

const executablePath = findBrowser();

/** One story; each step stands on the one before. */
(executablePath ? describe : describe.skip)('finding one’s way (needs a browser)', () => {
  let site: Site;
  let browser: OpenBrowser;
  let chat: ChatPage;
  let second: ChatPage;

  beforeAll(async () => {
    site = await Site.open();
    browser = await OpenBrowser.launch(executablePath ?? '');
    const user = await site.rest.post<{ id: string }>('/users', mary);
    const [team] = await site.rest.get<{ id: string }[]>('/users/me/teams');
    await site.rest.post(`/teams/${team?.id}/members`, { team_id: team?.id, user_id: user.id });
    chat = new ChatPage(await browser.person(), site.patchbay.url);
    second = new ChatPage(await browser.person(), site.patchbay.url);
    await Promise.all([chat.login(administrator), second.login(mary)]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  const item = (page: ChatPage, name: string) => page.page.locator(`#sidebarItem_${name}`);
  const menuOf = async (page: ChatPage, choice: string) => {
    await page.page.click('#channelHeaderDropdownButton');
    await page.page.getByTestId(choice).click();
  };

  it('makes a channel with an address of its own, and refuses one that is taken', async () => {
    const { page } = chat;
    const make = async (title: string) => {
      await page.click('#browseOrAddChannelMenuButton');
      await page.getByTestId('add-create').click();
      await page.fill('#input_new-channel-modal-name', title);
      await page.click('[form="create-channel"][type="submit"]');
    };
    await make('Größe & Maß');
    await page.waitForURL(/\/channels\/grosse-mass$/);
    await item(chat, 'grosse-mass').waitFor();
    await make('Grosse Mass');
    await page.getByRole('dialog').getByRole('alert').waitFor();
    expect(await page.inputValue('#input_new-channel-modal-name')).toBe('Grosse Mass');
    await page.keyboard.press('Escape');
  });

  it('adds somebody, whose sidebar has the channel at once, and counts them', async () => {
    const { page } = chat;
    await menuOf(chat, 'channel-invite');
    await page.fill('#selectItems', 'mary');
    await page.getByTestId('person-mary').click();
    await page.click('#saveItems');
    await item(second, 'grosse-mass').waitFor();
    await page.locator('#member_rhs', { hasText: '2' }).waitFor();
  });

  it('sorts the sidebar into a category that the server keeps', async () => {
    const { page } = chat;
    await page.click('#browseOrAddChannelMenuButton');
    await page.getByTestId('add-category').click();
    await page.fill('#editCategoryName', 'Project');
    await page.keyboard.press('Enter');
    const category = page.getByTestId('category-custom');
    await category.getByText('Project').waitFor();
    await menuOf(chat, 'channel-favorite');
    await page.getByTestId('category-favorites').locator('#sidebarItem_grosse-mass').waitFor();
    await page.reload();
    await page.getByTestId('category-favorites').locator('#sidebarItem_grosse-mass').waitFor();
    await category.waitFor();
    await browser.picture(page, 'categories');
  });

  it('goes anywhere by a few letters, and by keys to what is unread', async () => {
    const { page } = second;
    await page.keyboard.press('Control+k');
    await page.fill('#quickSwitchInput', 'gro');
    await page.getByRole('option', { selected: true }).getByText('Größe & Maß').waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/channels\/grosse-mass$/);
    await site.say('somebody wrote');
    await page.locator('#sidebarItem_town-square.unread-title').waitFor();
    await page.keyboard.press('Alt+Shift+ArrowDown');
    await page.waitForURL(/\/channels\/town-square$/);
    await second.posts('somebody wrote').waitFor();
  });

  it('writes to somebody, who sees the conversation appear', async () => {
    const { page } = chat;
    await page.keyboard.press('Control+Shift+k');
    await page.fill('#selectItems', 'mary');
    await page.getByTestId('person-mary').click();
    await page.click('#saveItems');
    await page.waitForURL(/\/messages\/@mary$/);
    await chat.say('are you there?');
    const direct = second.page.getByTestId('category-direct_messages').locator('.SidebarLink.unread-title');
    await direct.locator('.badge').waitFor();
    await direct.click();
    await second.posts('are you there?').waitFor();
  });

  it('follows a channel to its new name and address in every browser', async () => {
    await item(second, 'grosse-mass').click();
    await second.page.waitForURL(/grosse-mass$/);
    const { page } = chat;
    await item(chat, 'grosse-mass').click();
    await menuOf(chat, 'channel-settings');
    await page.fill('#input_channel-settings-name', 'Sizes');
    await page.locator('#channelSettingsPanel .url-field .link-button').click();
    await page.locator('#channelSettingsPanel').getByLabel('Address').fill('sizes');
    await page.getByTestId('SaveChangesPanel__save-btn').click();
    await Promise.all([page.waitForURL(/\/channels\/sizes$/), second.page.waitForURL(/\/channels\/sizes$/)]);
    await second.page.locator('#channelHeaderTitle', { hasText: 'Sizes' }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('archives a channel for all, and brings it back; who may not is not offered it', async () => {
    await second.page.click('#channelHeaderDropdownButton');
    await second.page.getByTestId('channel-leave').waitFor();
    expect(await second.page.getByTestId('channel-unarchive').count()).toBe(0);
    await second.page.keyboard.press('Escape');
    await menuOf(chat, 'channel-archive');
    await chat.page.click('#confirmModalButton');
    await Promise.all([chat, second].map(({ page }) => page.locator('#channelArchivedMessage').waitFor()));
    expect(await second.page.locator('#channelArchivedMessage button').count()).toBe(0);
    await chat.page.locator('#channelArchivedMessage button').click();
    await chat.page.click('#confirmModalButton');
    await second.page.waitForSelector('#post_textbox');
  });

  it('takes somebody out, who is led to where they still are', async () => {
    await menuOf(chat, 'channel-members');
    await chat.page.getByTestId('member-mary').getByRole('button', { name: /^Role/ }).click();
    await chat.page.getByTestId('member-remove').click();
    await second.page.waitForURL(/\/channels\/town-square$/);
    await item(second, 'sizes').waitFor({ state: 'detached' });
    await chat.page.getByTestId('member-mary').waitFor({ state: 'detached' });
    expect(browser.problems).toEqual([]);
  });
});
