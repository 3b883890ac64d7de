import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { createHash } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@patchbay/hooks';
import { createHost, createSite } from './fixtures/create-host.ts';
import type { Site } from './fixtures/create-host.ts';
import { packPlugin } from './fixtures/pack-plugin.ts';
import { PluginStates } from './lifecycle/states.ts';

const id = 'com.example.mortal';
const DEADLINE_MS = 120_000;

/** The steps are those of an upgrade, which is killed at every one. */
const STEP_BACK_STRIDE = 5;

const web = (version: string) => packPlugin({ id, version, files: { 'webapp/main.js': `/* ${version} */` } });

const hosts: ReturnType<typeof createHost>[] = [];
let old: Buffer;
let newer: Buffer;

beforeAll(async () => {
  old = await web('1.0.0');
  newer = await web('2.0.0');
});

afterEach(async () => {
  await Promise.all(hosts.splice(0).map(({ host }) => host.stop()));
});

/** Never answers, as a process that was killed in the middle of a call. */
const silence = new Promise<never>(() => undefined);

/**
 * A site that passes calls through until `dieAfter` says how many more there are; then nothing happens of what is
 * called, and nothing comes back.
 */
function mortal(site: Site) {
  let left = Number.POSITIVE_INFINITY;
  let died: () => void = () => undefined;
  const wrap = <T extends object>(part: T): T =>
    new Proxy(part, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        return (...parameters: unknown[]): unknown => {
          left -= 1;
          if (left >= 0) return Reflect.apply(value, target, parameters) as unknown;
          died();
          return silence;
        };
      },
    });
  return {
    site: { ...site, desired: wrap(site.desired), ledger: wrap(site.ledger), files: wrap(site.files) },
    dieAfter: (calls: number): Promise<void> => {
      left = calls;
      return new Promise((resolve) => (died = resolve));
    },
  };
}

async function started(site: Site) {
  const kit = createHost(site, { clock: new ManualClock() });
  hosts.push(kit);
  await kit.host.start();
  return kit;
}

/** A site with the old version, enabled. */
async function siteWithOld() {
  const site = createSite();
  const { host, install } = createHost(site, { clock: new ManualClock() });
  await host.start();
  await install(old);
  await host.enable(id);
  site.values.set('data', 'good');
  await host.stop();
  return site;
}

/** What must hold after every start. */
async function assertConsistent(site: Site): Promise<string> {
  const { host, status } = await started(site);
  const data = join(site.folder, 'data');
  const row = site.desired.rows.get(id);
  const versions = await site.ledger.versions(id);
  const kept = (await site.files.list('plugins/versions/')).map((path) => /([0-9a-f]{64})/.exec(path)?.[1]);
  expect(new Set(kept)).toEqual(new Set(versions.map(({ sha256 }) => sha256)));
  expect(readdirSync(join(data, 'incoming'))).toEqual([]);
  const folder = join(data, 'plugins', id);
  if (!row) {
    expect(status(id)).toBeUndefined();
    expect(existsSync(folder)).toBe(false);
    expect(await site.files.list('')).toEqual([]);
    return 'none';
  }
  expect(status(id)).toMatchObject({
    state: row.enabled ? PluginStates.Running : PluginStates.NotRunning,
    version: row.version,
    error: '',
  });
  const current = await buffer(await site.files.read(`plugins/${id}.tar.gz`));
  expect(createHash('sha256').update(current).digest('hex')).toBe(row.sha256);
  const change = (await site.ledger.openChanges())[0];
  expect(change === undefined || change.to === row.sha256).toBe(true);
  const named = new Set([row.sha256, change?.from ?? row.sha256].map((sha256) => sha256.slice(0, 16)));
  expect(new Set(readdirSync(folder).map((name) => name.slice(0, 16)))).toEqual(named);
  await host.stop();
  return `${row.version}${row.enabled ? ' enabled' : ''}`;
}

/** Kills the host at its first, second, … call until `act` gets through; gives what each start found. */
async function killAtEveryStep(
  makeSite: () => Promise<Site>,
  act: (kit: ReturnType<typeof createHost>) => Promise<unknown>,
  stride = 1,
): Promise<string[]> {
  const found: string[] = [];
  for (let calls = 0; ; calls += stride) {
    const site = await makeSite();
    const dying = mortal(site);
    const kit = createHost(dying.site, { clock: new ManualClock() });
    await kit.host.start();
    const death = dying.dieAfter(calls);
    const end = await Promise.race([act(kit).then(() => 'through'), death.then(() => 'died')]);
    found.push(await assertConsistent(site));
    if (end === 'through') return found;
  }
}

describe('a server that ends in the middle', () => {
  it(
    'of a first install has the plugin or nothing of it',
    async () => {
      const found = await killAtEveryStep(
        () => Promise.resolve(createSite()),
        ({ install }) => install(old),
      );
      expect(found.length).toBeGreaterThan(5);
      expect(found.at(0)).toBe('none');
      expect(found.at(-1)).toBe('1.0.0');
      expect(new Set(found)).toEqual(new Set(['none', '1.0.0']));
    },
    DEADLINE_MS,
  );

  it(
    'of an upgrade has the one version or the other, running',
    async () => {
      const found = await killAtEveryStep(siteWithOld, ({ install }) => install(newer, { force: true }));
      expect(found.length).toBeGreaterThan(10);
      expect(found.at(0)).toBe('1.0.0 enabled');
      expect(found.at(-1)).toBe('2.0.0 enabled');
      expect(new Set(found)).toEqual(new Set(['1.0.0 enabled', '2.0.0 enabled']));
    },
    DEADLINE_MS,
  );

  it(
    'of a step back has the one version or the other, running',
    async () => {
      const siteWithBoth = async (): Promise<Site> => {
        const site = await siteWithOld();
        const { host, install } = createHost(site, { clock: new ManualClock() });
        await host.start();
        await install(newer, { force: true });
        await host.disable(id);
        await host.enable(id);
        await host.stop();
        return site;
      };
      const found = await killAtEveryStep(siteWithBoth, ({ host }) => host.rollback(id), STEP_BACK_STRIDE);
      expect(found.at(0)).toBe('2.0.0 enabled');
      expect(found.at(-1)).toBe('1.0.0 enabled');
      expect(new Set(found)).toEqual(new Set(['1.0.0 enabled', '2.0.0 enabled']));
    },
    DEADLINE_MS,
  );

  it(
    'of a removal has the plugin, or the plugin disabled, or nothing of it',
    async () => {
      const found = await killAtEveryStep(siteWithOld, ({ host }) => host.remove(id));
      expect(found.at(0)).toBe('1.0.0 enabled');
      expect(found.at(-1)).toBe('none');
      expect(new Set(found)).toEqual(new Set(['1.0.0 enabled', '1.0.0', 'none']));
    },
    DEADLINE_MS,
  );

  it(
    'of enabling or disabling has what was written down',
    async () => {
      const disabled = async (): Promise<Site> => {
        const site = await siteWithOld();
        const row = site.desired.rows.get(id);
        if (row) await site.desired.save({ ...row, enabled: false });
        return site;
      };
      const enabling = await killAtEveryStep(disabled, ({ host }) => host.enable(id));
      expect(new Set(enabling)).toEqual(new Set(['1.0.0', '1.0.0 enabled']));
      const disabling = await killAtEveryStep(siteWithOld, ({ host }) => host.disable(id));
      expect(new Set(disabling)).toEqual(new Set(['1.0.0 enabled', '1.0.0']));
    },
    DEADLINE_MS,
  );

  it(
    'of a start that clears up after another is cleared up after by the next',
    async () => {
      const littered = async (): Promise<Site> => {
        const site = await siteWithOld();
        await site.files.write(`plugins/versions/${id}/${'a'.repeat(64)}.tar.gz`, Buffer.from('x'));
        await site.files.write(
          `plugins/versions/com.example.gone/${'b'.repeat(64)}.tar.gz`,
          Buffer.from('x'),
        );
        await site.files.remove(`plugins/${id}.tar.gz`);
        return site;
      };
      const found: string[] = [];
      for (let calls = 0, end = ''; end !== 'through'; calls += 1) {
        const site = await littered();
        const dying = mortal(site);
        const { host } = createHost(dying.site, { clock: new ManualClock() });
        const death = dying.dieAfter(calls);
        end = await Promise.race([host.start().then(() => 'through'), death.then(() => 'died')]);
        found.push(await assertConsistent(site));
      }
      expect(new Set(found)).toEqual(new Set(['1.0.0 enabled']));
    },
    DEADLINE_MS,
  );
});
