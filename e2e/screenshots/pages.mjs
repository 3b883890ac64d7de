import { chatPages } from './pages/chat.mjs';
import { consolePages } from './pages/console.mjs';
import { dialogPages } from './pages/dialogs.mjs';
import { integrationPages } from './pages/integrations.mjs';

/**
 * The pages of the product, for pictures and for the tests that look at each: how one comes there in a page that is
 * logged in. `team` is the name of a team whose channels were filled by `fillChat`.
 *
 * @typedef {import('playwright-core').Page} Page
 * @typedef {{ name: string, path: (team: string) => string, ready: string, open?: (page: Page) => Promise<void> }} MainPage
 */

const MAIN = [
  ...['chat', 'thread', 'suggestions', 'main-menu', 'create-channel', 'settings', 'search', 'threads'],
  ...['plugins', 'settings', 'hooks', 'figures', 'traces', 'marketplace'].map((page) => `console-${page}`),
  ...['logs', 'statistics', 'users', 'teams'].map((page) => `console-${page}`),
  ...['integrations', 'emoji'],
];

/** @type {readonly MainPage[]} */
export const everyPage = [...chatPages, ...dialogPages, ...consolePages, ...integrationPages];
export const mainPages = everyPage.filter(({ name }) => MAIN.includes(name));
/** What is over a page: dialogs, and the forms of integrations. */
export const dialogs = [...dialogPages, ...integrationPages].filter(
  ({ name }) => !MAIN.includes(name) && !/^integrations-(?!.*-add$)/.test(name),
);
export { outsidePages } from './pages/outside.mjs';
