// `npm run screenshots [-- folder [names]]`: every main page, light and dark, wide and narrow, or those whose names begin so.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { fillChat } from './fill-chat.mjs';
import { everyPage, outsidePages } from './pages.mjs';

const READY_DEADLINE_MS = 180_000;
const STEP_DEADLINE_MS = 15_000;
const SIZES = { wide: { width: 1280, height: 800 }, narrow: { width: 390, height: 844 } };
const user = { username: 'admin', password: 'correct-horse-battery-1' };

const repository = fileURLToPath(new URL('../..', import.meta.url));
const folder = resolve(process.argv[2] ?? join(repository, 'screenshots'));
const data = mkdtempSync(join(tmpdir(), 'patchbay-screenshots-'));
mkdirSync(folder, { recursive: true });
let missing = 0;
const server = spawn(process.execPath, ['tools/start/main.mjs', '--demo'], {
  cwd: repository,
  env: {
    ...process.env,
    PATCHBAY_DATA: data,
    PATCHBAY_PORT: process.env.PATCHBAY_PORT ?? '0',
    PATCHBAY_ADMIN_USERNAME: user.username,
    PATCHBAY_ADMIN_PASSWORD: user.password,
  },
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  await takeAll(await ready());
} finally {
  server.kill('SIGTERM');
  await new Promise((done) => (server.exitCode === null ? server.once('close', done) : done(undefined)));
  rmSync(data, { recursive: true, force: true });
}
process.stdout.write(`The pictures are in ${folder}${missing ? `; ${missing} could not be taken` : ''}.\n`);
process.exitCode = missing ? 1 : 0;

/** @returns {Promise<string>} the address of the server, once it serves */
function ready() {
  return new Promise((found, failed) => {
    let out = '';
    const deadline = setTimeout(
      () => failed(new Error('the server was not ready in time')),
      READY_DEADLINE_MS,
    );
    server.stdout.on('data', (chunk) => {
      out += chunk;
      const url = /^ready (\S+)$/m.exec(out)?.[1];
      if (url) {
        clearTimeout(deadline);
        found(url);
      }
    });
    server.once('exit', () => failed(new Error('the server ended before it was ready')));
  });
}

async function takeAll(/** @type {string} */ url) {
  const login = await fetch(`${url}/api/v4/users/login`, {
    method: 'POST',
    body: JSON.stringify({ login_id: user.username, password: user.password }),
  });
  const team = await fillChat(url, login.headers.get('token') ?? '');
  const executablePath = findBrowser();
  // As root, Chromium refuses its own sandbox; the pages are ours.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, args });
  const windowOf = async (/** @type {keyof typeof SIZES} */ size) => {
    const context = await browser.newContext({ viewport: SIZES[size] });
    context.setDefaultTimeout(STEP_DEADLINE_MS);
    return { size, page: await context.newPage() };
  };
  try {
    const windows = await Promise.all([windowOf('wide'), windowOf('narrow')]);
    await Promise.all(
      windows.map(async ({ page, size }) => {
        for (const main of outsidePages.filter(isWanted))
          await take(page, url, team, main, `${main.name}-${size}`);
        await page.goto(url);
        await page.fill('#input_loginId', user.username);
        await page.fill('#input_password-input', user.password);
        await page.click('#saveSetting');
        await page.locator('#post_textbox').waitFor();
      }),
    );
    // The theme is the person's, in whatever window: both are done with one before the other comes.
    for (const theme of ['light', 'dark']) {
      await Promise.all(
        windows.map(async ({ page, size }) => {
          for (const main of everyPage.filter(isWanted))
            await take(page, url, team, main, `${main.name}-${theme}-${size}`);
        }),
      );
      await toggle(windows[0].page, url, team);
    }
  } finally {
    await browser.close();
  }
}

/** All, or those whose names begin as one that was asked for. */
function isWanted(/** @type {{ name: string }} */ { name }) {
  const names = process.argv.slice(3);
  return names.length === 0 || names.some((start) => name.startsWith(start));
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} url
 * @param {string} team
 * @param {import('./pages.mjs').MainPage} main
 * @param {string} name of the picture
 */
async function take(page, url, team, main, name) {
  try {
    await page.goto(url + main.path(team));
    await page.locator(main.ready).first().waitFor();
    await main.open?.(page);
    await page.waitForFunction(isAtRest);
  } catch (error) {
    missing += 1;
    process.stderr.write(`${name}: ${String(error).split('\n')[0]}\n`);
  }
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** In the page: the fonts and the pictures are there, and nothing says that it is still loading. */
function isAtRest() {
  const { document } =
    /** @type {{ document: { fonts: { status: string }, images: ArrayLike<{ complete: boolean }>, querySelector(of: string): unknown } }} */ (
      /** @type {unknown} */ (globalThis)
    );
  return (
    document.fonts.status === 'loaded' &&
    Array.from(document.images).every(({ complete }) => complete) &&
    document.querySelector('.spinner') === null
  );
}

/** From light to dark, and back. */
async function toggle(
  /** @type {import('playwright-core').Page} */ page,
  /** @type {string} */ url,
  /** @type {string} */ team,
) {
  await page.goto(`${url}/${team}/channels/town-square`);
  await page.locator('#post_textbox').waitFor();
  const opener = page.locator('.channel-header__drawer');
  if (await opener.isVisible()) await opener.click();
  await page.click('#mainMenuButton');
  await page.getByTestId('menu-theme').click();
}

/** What CHROME_PATH says, else a Chromium or Chrome of the machine, else Playwright's own. */
function findBrowser() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const installed = names.flatMap((name) => folders.map((place) => join(place, name)));
  return process.env.CHROME_PATH ?? installed.find((path) => existsSync(path)) ?? chromium.executablePath();
}
