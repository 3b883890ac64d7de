import { behind, COMPOSER, dialog, inTown } from './steps.mjs';

/** @typedef {import('../pages.mjs').MainPage} MainPage */

const ADD = '#browseOrAddChannelMenuButton';
const CHANNEL = '#channelHeaderDropdownButton';
const TEAM = '#mainMenuButton';
const ME = '#userAccountMenuButton';

/** What a plugin may ask for, a field of each sort. */
const QUESTION = {
  url: '/plugins/com.patchbay.demo/dialog',
  dialog: {
    callback_id: 'weather',
    title: 'Weather report',
    introduction_text: 'Where is it, and **what** did you see?',
    submit_label: 'Report',
    elements: [
      { display_name: 'Place', name: 'place', type: 'text', placeholder: 'Berlin', help_text: 'A town.' },
      { display_name: 'What you saw', name: 'seen', type: 'textarea', optional: true },
      { display_name: 'Sky', name: 'sky', type: 'select', options: [{ text: 'Clear', value: 'clear' }] },
      {
        display_name: 'Rain',
        name: 'rain',
        type: 'radio',
        options: [
          { text: 'None', value: 'none' },
          { text: 'Much', value: 'much' },
        ],
      },
      {
        display_name: 'Tell others',
        name: 'tell',
        type: 'bool',
        placeholder: 'In this channel',
        optional: true,
      },
    ],
  },
};

const settingsTab = (/** @type {string} */ tab) =>
  inTown(tab === 'profile' ? 'settings' : `settings-${tab}`, async (page) => {
    await page.click(ME);
    await page.getByTestId('menu-settings').click();
    await page.getByTestId(`settings-tab-${tab}`).click();
    await dialog(page).waitFor();
  });

/** @type {readonly MainPage[]} */
export const dialogPages = [
  { ...behind('create-channel', ADD, 'add-create') },
  behind('browse-channels', ADD, 'add-browse'),
  behind('direct-messages', ADD, 'add-direct'),
  behind('new-category', ADD, 'add-category'),
  {
    ...behind('channel-invite', CHANNEL, 'channel-invite'),
    path: (team) => `/${team}/channels/design`,
  },
  behind('channel-members', CHANNEL, 'channel-members'),
  behind('channel-notifications', CHANNEL, 'channel-notifications'),
  behind('channel-header-text', CHANNEL, 'channel-header-text'),
  behind('channel-settings', CHANNEL, 'channel-settings'),
  {
    ...behind('channel-archive', CHANNEL, 'channel-archive'),
    path: (team) => `/${team}/channels/release`,
  },
  behind('invite', TEAM, 'menu-invite'),
  behind('team-settings', TEAM, 'menu-team-settings'),
  behind('team-members', TEAM, 'menu-team-members'),
  behind('leave-team', TEAM, 'menu-leave-team'),
  behind('marketplace', TEAM, 'menu-marketplace'),
  behind('custom-status', ME, 'status-custom'),
  ...['profile', 'security', 'notifications', 'display', 'sidebar', 'advanced'].map(settingsTab),
  inTown('interactive-dialog', async (page) => {
    await page.locator(COMPOSER).waitFor();
    await page.evaluate((question) => {
      const { openInteractiveDialog } = /** @type {{ openInteractiveDialog(of: object): void }} */ (
        /** @type {unknown} */ (globalThis)
      );
      openInteractiveDialog(question);
    }, QUESTION);
    await page.locator('#interactiveDialogSubmit').waitFor();
  }),
];
