import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import type { Page } from 'playwright-core';

import type { Site } from '../../site.ts';
import { repository } from '../../start-patchbay.ts';

const SCREENS = 40;

/** A channel with many posts; they are written while the server is stopped, which would take an hour to do so. */
export async function fillLongChannel(site: Site, count: number): Promise<string> {
  const [team] = await site.rest.get<{ id: string }[]>('/users/me/teams');
  const me = await site.rest.get<{ id: string }>('/users/me');
  const made = { team_id: team?.id, name: 'long', display_name: 'Long', type: 'O' };
  const { id } = await site.rest.post<{ id: string }>('/channels', made);
  await site.patchbay.end();
  const options = { path: join(site.dataDir, 'patchbay.db'), channelId: id, userId: me.id, count };
  const script = `import { seedPosts } from './tools/bench/seed-posts.mjs'; seedPosts(${JSON.stringify(options)});`;
  execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: repository, stdio: 'pipe' });
  await site.start();
  return id;
}

/** Scrolls up by screens; the times of the frames in milliseconds, sorted, and the most posts that were in the page. */
export async function scrollUp(page: Page): Promise<{ frames: number[]; most: number }> {
  await page.locator('.post').last().hover();
  await page.evaluate(() => {
    const scope = globalThis as unknown as {
      scrollProof: { frames: number[]; most: number };
      requestAnimationFrame(next: (now: number) => void): void;
      document: { querySelectorAll(selector: string): { length: number } };
    };
    scope.scrollProof = { frames: [], most: 0 };
    let before = 0;
    const step = (now: number) => {
      if (before > 0) scope.scrollProof.frames.push(now - before);
      before = now;
      scope.scrollProof.most = Math.max(
        scope.scrollProof.most,
        scope.document.querySelectorAll('.post').length,
      );
      scope.requestAnimationFrame(step);
    };
    scope.requestAnimationFrame(step);
  });
  for (let screen = 0; screen < SCREENS; screen += 1) await page.mouse.wheel(0, -700);
  const proof = await page.evaluate(
    () => (globalThis as unknown as { scrollProof: { frames: number[]; most: number } }).scrollProof,
  );
  return { ...proof, frames: proof.frames.sort((one, other) => one - other) };
}
