import type { Page } from 'playwright-core';

interface Entry {
  readonly name: string;
  readonly startTime: number;
  readonly initiatorType?: string;
  readonly encodedBodySize?: number;
}

const kilobytes = (bytes: number) => `${Math.round(bytes / 1024)} KiB`;

/** What a page that has just become usable cost, by the browser's own timings; the line is to be printed. */
export async function figures(page: Page): Promise<{ line: string; scripts: string[] }> {
  const { entries, paint, now } = await page.evaluate(() => {
    const { performance } = globalThis as unknown as {
      performance: { now(): number; getEntriesByType(type: string): Entry[] };
    };
    return {
      now: performance.now(),
      paint: performance.getEntriesByType('paint').map(({ name, startTime }) => ({ name, startTime })),
      entries: performance
        .getEntriesByType('resource')
        .map(({ name, initiatorType, encodedBodySize, startTime }) => ({
          name,
          initiatorType,
          encodedBodySize,
          startTime,
        })),
    };
  });
  const scripts = entries.filter(({ name }) => name.includes('/assets/') && name.endsWith('.js'));
  const entry = scripts.find(({ name }) => /\/index-[^/]*\.js$/.test(name));
  const size = (some: readonly Entry[]) =>
    some.reduce((sum, { encodedBodySize = 0 }) => sum + encodedBodySize, 0);
  const first = paint.find(({ name }) => name === 'first-contentful-paint')?.startTime ?? 0;
  const line = [
    `first contentful paint ${Math.round(first)} ms`,
    `composer usable ${Math.round(now)} ms`,
    `entry ${kilobytes(entry?.encodedBodySize ?? 0)}`,
    `${scripts.length} scripts ${kilobytes(size(scripts))}`,
    `all ${kilobytes(size(entries))}`,
  ].join(', ');
  return { line: `the chat, on this machine: ${line}`, scripts: scripts.map(({ name }) => name) };
}
