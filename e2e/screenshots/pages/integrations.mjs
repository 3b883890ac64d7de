/** @typedef {import('../pages.mjs').MainPage} MainPage */

const KINDS = ['incoming_webhooks', 'outgoing_webhooks', 'commands', 'oauth2-apps', 'bots'];

/** @type {readonly MainPage[]} */
export const integrationPages = [
  { name: 'integrations', path: (team) => `/${team}/integrations`, ready: 'main' },
  ...KINDS.map((kind) => ({
    name: `integrations-${kind}`,
    path: (/** @type {string} */ team) => `/${team}/integrations/${kind}`,
    ready: '.backstage__list > *, .empty',
  })),
  // Bot accounts are made where that is switched on, which it is not at first.
  ...KINDS.filter((kind) => kind !== 'bots').map((kind) => ({
    name: `integrations-${kind}-add`,
    path: (/** @type {string} */ team) => `/${team}/integrations/${kind}/add`,
    ready: '[role="dialog"]',
  })),
  { name: 'emoji', path: (team) => `/${team}/emoji`, ready: 'main' },
  {
    name: 'emoji-add',
    path: (team) => `/${team}/emoji`,
    ready: 'main',
    open: async (page) => {
      await page.getByTestId('add-emoji').click();
      await page.getByRole('dialog').waitFor();
    },
  },
];
