import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium, type Browser, type Page } from 'playwright-core';

/** What a page may take for one step before the test gives up. */
const STEP_DEADLINE_MS = 45_000;

/** A browser in which every person has a window of their own, and which keeps pictures of what they saw. */
export class OpenBrowser {
  readonly #browser: Browser;
  readonly #pictures =
    process.env['PATCHBAY_SCREENSHOTS'] ?? mkdtempSync(join(tmpdir(), 'patchbay-screenshots-'));
  readonly problems: string[] = [];
  #taken = 0;

  private constructor(browser: Browser) {
    this.#browser = browser;
    process.stderr.write(`screenshots: ${this.#pictures}\n`);
  }

  static async launch(executablePath: string): Promise<OpenBrowser> {
    // As root, Chromium refuses its own sandbox; the pages are ours.
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    return new OpenBrowser(await chromium.launch({ executablePath, args }));
  }

  /** A new person: no cookie of anybody else's. What their pages throw is kept in `problems`. */
  async person(): Promise<Page> {
    const context = await this.#browser.newContext({ viewport: { width: 1400, height: 900 } });
    context.setDefaultTimeout(STEP_DEADLINE_MS);
    context.on('weberror', (error) => this.problems.push(error.error().stack ?? String(error.error())));
    return context.newPage();
  }

  async picture(page: Page, name: string): Promise<void> {
    this.#taken += 1;
    const number = String(this.#taken).padStart(2, '0');
    await page.screenshot({ path: join(this.#pictures, `${number}-${name}.png`) });
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }
}
