/** @typedef {import('../pages.mjs').MainPage} MainPage */

const PLUGIN_MANAGEMENT = '#plugin-url-input';
const BODY = '.console__body';

/**
 * @param {string} name
 * @param {string} path
 * @param {string} [ready]
 * @returns {MainPage}
 */
const page = (name, path, ready = BODY) => ({
  name: `console-${name}`,
  path: () => `/admin_console/${path}`,
  ready,
});

/** @type {readonly MainPage[]} */
export const consolePages = [
  page('plugins', 'plugins/plugin_management', PLUGIN_MANAGEMENT),
  {
    ...page('versions', 'plugins/plugin_management', PLUGIN_MANAGEMENT),
    open: async (opened) => {
      await opened.getByRole('button', { name: 'Versions' }).first().click();
      await opened.getByTestId('plugin-versions-com.patchbay.demo').waitFor();
    },
  },
  page('settings', 'plugins/settings'),
  page('hooks', 'plugins/hooks'),
  page('figures', 'plugins/figures'),
  page('traces', 'plugins/traces'),
  page('marketplace', 'plugins/marketplace'),
  page('plugin', 'plugins/plugin_com.patchbay.demo'),
  page('logs', 'reporting/server_logs'),
  page('statistics', 'reporting/system_analytics'),
  page('users', 'user_management/users'),
  {
    ...page('user', 'user_management/users', '[data-testid="account-ada"]'),
    open: async (opened) => {
      await opened.getByRole('link', { name: 'Ada Lovelace' }).click();
      await opened.getByRole('heading', { name: 'Ada Lovelace' }).waitFor();
    },
  },
  {
    ...page('create-account', 'user_management/users'),
    open: async (opened) => {
      await opened.getByRole('button', { name: 'Create account' }).click();
      await opened.getByRole('dialog').waitFor();
    },
  },
  page('groups', 'user_management/groups'),
  page('teams', 'user_management/teams'),
  {
    ...page('team', 'user_management/teams', '[data-testid="team-main"]'),
    open: async (opened) => {
      await opened.getByRole('link', { name: 'Main', exact: true }).click();
      await opened.getByRole('heading', { name: 'Main' }).waitFor();
    },
  },
  page('missing', 'nothing/here', '.console'),
];
