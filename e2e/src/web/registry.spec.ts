import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { registryMethods } from '@patchbay/contract/web';

import { findBrowser } from '../find-browser.ts';
import { OpenBrowser } from '../open-browser.ts';
import { Site } from '../site.ts';
import { repository } from '../start-patchbay.ts';
import { faults } from './registry/arguments.ts';
import { coverage } from './registry/coverage.ts';
import type { Given } from './registry/proof.ts';
import { PROOF_ID } from './registry/registry-plugin.ts';
import { openStage } from './registry/stage.ts';
import type { Stage } from './registry/visit.ts';
import { visits } from './registry/visits.ts';

jest.setTimeout(180_000);

const executablePath = findBrowser();
const registering = registryMethods.map(({ name }) => name).filter((name) => name.startsWith('register'));

/** One story: a plugin registers everything, each place is visited, and what was there is taken back. */
(executablePath ? describe : describe.skip)('every place for plugins (needs a browser)', () => {
  let site: Site;
  let browser: OpenBrowser;
  let stage: Stage;
  const collected = new Map<string, Record<string, Given>>();

  beforeAll(async () => {
    site = await Site.open();
    browser = await OpenBrowser.launch(executablePath ?? '');
    stage = await openStage(site, browser);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  it('is in the registry, and in the list of visits', async () => {
    expect(await stage.proof.absent()).toEqual({ absent: [], unknown: [] });
    const visited = visits.flatMap(({ shows }) => Object.keys(shows));
    expect(visited.sort()).toEqual([...registering].sort());
  });

  it.each(visits.map((visit) => [visit.place, visit] as const))('%s', async (_place, visit) => {
    const { proof } = stage;
    const methods = Object.entries(visit.shows);
    const seen = async () => {
      await visit.open?.(stage);
      for (const [method, parts] of methods) {
        if (visit.seen) await visit.seen(stage, method);
        else for (const part of [undefined, ...parts]) await proof.label(method, part).waitFor();
      }
    };
    await seen();
    if (visit.use) {
      await visit.use(stage);
      await seen();
    }
    for (const [method] of methods) {
      collected.set(method, await proof.given(method));
      if (visit.stays?.includes(method)) continue;
      await proof.takeBack(method);
      if (visit.gone) await visit.gone(stage, method);
      else await proof.label(method).waitFor({ state: 'detached' });
    }
    await proof.page.keyboard.press('Escape'); // Dialogs and menus that are still open.
  });

  it('gives what the contract says, to components and to callbacks', () => {
    expect(registering.flatMap((method) => faults(method, collected.get(method) ?? {}))).toEqual([]);
  });

  it('is empty when the plugin is disabled', async () => {
    await site.rest.post(`/plugins/${PROOF_ID}/disable`);
    await stage.chat.page.waitForFunction(
      () => (globalThis as unknown as { registryProof: { isGone?: boolean } }).registryProof.isGone,
    );
    const plugins = await stage.proof.state<Record<string, unknown>>('plugins');
    const left = Object.entries(plugins).filter(([, slice]) => JSON.stringify(slice).includes(PROOF_ID));
    expect(left).toEqual([]);
    expect(await stage.chat.page.getByText(/\[register\w+/).count()).toBe(0);
  });

  it('threw nothing', () => {
    expect(browser.problems).toEqual([]);
  });

  it('is described in docs/reference/registry-coverage.md as it was found here', () => {
    const path = join(repository, 'docs/reference/registry-coverage.md');
    const found = coverage(visits, collected);
    if (process.env['PATCHBAY_WRITE']) writeFileSync(path, found);
    expect(readFileSync(path, 'utf8')).toBe(found);
  });
});
