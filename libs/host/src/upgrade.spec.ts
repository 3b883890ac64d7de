import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { Context, Post } from '@patchbay/contract';
import { chatHooks, ManualClock, systemClock } from '@patchbay/hooks';
import { bundleScript } from './fixtures/bundle-script.ts';
import { createHost, createSite } from './fixtures/create-host.ts';
import { packPlugin } from './fixtures/pack-plugin.ts';
import { DEFAULT_HOST_SETTINGS } from './host-settings.ts';
import { PluginStates } from './lifecycle/states.ts';
import type { PluginHostOptions } from './plugin-host-options.ts';

const { FailedToStayRunning, Running } = PluginStates;
const { healthWindowMs } = DEFAULT_HOST_SETTINGS;
const id = 'com.example.upgraded';
/** What processes take on a busy machine, in milliseconds. */
const DEADLINE_MS = 60_000;
jest.setTimeout(DEADLINE_MS);
/** Waits for a plugin that hangs are no longer than this, in milliseconds; waits for one that starts are. */
const LONGEST_HURRIED_MS = 10_000;

const context = { RequestId: 'r', SessionId: 's' } as Context;
const post = (message: string): Post => ({ id: 'p', message, props: {} }) as Post;

const hosts: ReturnType<typeof createHost>[] = [];

afterEach(async () => {
  await Promise.all(hosts.splice(0).map(({ host }) => host.stop()));
}, DEADLINE_MS);

const script = async (version: string, fixture: string) =>
  packPlugin({ id, version, script: await bundleScript(`./plugins/${fixture}.ts`) });

/** A web half alone: starts at once, and without a process. */
const web = (version: string) => packPlugin({ id, version, files: { 'webapp/main.js': `/* ${version} */` } });

async function started(site = createSite(), options: Partial<PluginHostOptions> = {}) {
  const clock = new ManualClock();
  const api = { LogInfo: () => Promise.resolve() };
  const kit = createHost(site, { clock, api, ...options });
  hosts.push(kit);
  await kit.host.start();
  const upgrade = () => kit.status(id)?.details.upgrade;
  const upgradeIs = (outcome: string) =>
    kit.whenStatus(id, ({ details }) => details.upgrade?.outcome === outcome);
  return { ...kit, clock, upgrade, upgradeIs, hooks: chatHooks(kit.host.hooks) };
}

/** A host with a version that works, and values that it made. */
async function withOld(options: Partial<PluginHostOptions> = {}) {
  const kit = await started(createSite(), options);
  await kit.install(await script('1.0.0', 'echo'));
  await kit.host.enable(id);
  kit.site.values.set('data', 'good');
  return kit;
}

const crash = (kit: { hooks: ReturnType<typeof chatHooks> }) =>
  kit.hooks.messageWillBePosted(context, post('crash')).catch(() => undefined);

describe('a new version of an enabled plugin', () => {
  it(
    'is on trial until its window is over, and stays then',
    async () => {
      const kit = await withOld();
      await kit.install(await script('2.0.0', 'spoils-data'), { force: true });
      expect(kit.upgrade()).toMatchObject({ from: '1.0.0', to: '2.0.0', major: true, outcome: 'trial' });
      expect(await kit.site.ledger.openChanges()).toMatchObject([{ pluginId: id }]);
      const over = kit.upgradeIs('succeeded');
      kit.clock.advance(healthWindowMs);
      await over;
      expect(await kit.site.ledger.openChanges()).toEqual([]);
      expect(await kit.host.versions(id)).toMatchObject([
        { version: '2.0.0', active: true, signed: false },
        { version: '1.0.0', active: false },
      ]);
      expect(kit.status(id)?.details.previous_version).toBe('1.0.0');
      expect(kit.site.values.get('data')).toBe('spoiled');
      expect(await kit.hooks.messageWillBePosted(context, post('hello'))).toMatchObject({
        post: { message: 'hello (new)' },
      });
    },
    DEADLINE_MS,
  );

  it(
    'that ends within its window makes place for the one before, with settings and data as they were',
    async () => {
      const kit = await withOld({ sqlBytes: () => Promise.resolve(4096) });
      await kit.install(await script('1.1.0', 'spoils-data'), { force: true });
      expect(kit.site.values.get('data')).toBe('spoiled');
      const back = kit.whenStatus(id, ({ version, state }) => version === '1.0.0' && state === Running);
      await crash(kit);
      await back;
      const { reason, ...report } = (await kit.upgradeIs('rolled-back')).details.upgrade ?? { reason: '' };
      expect(report).toMatchObject({ from: '1.0.0', to: '1.1.0', major: false, outcome: 'rolled-back' });
      expect(reason).toContain('out of luck');
      expect(reason).toContain('tables that it made through SQL are not rolled back');
      expect(kit.site.values.get('data')).toBe('good');
      expect(kit.site.desired.rows.get(id)).toMatchObject({ version: '1.0.0', enabled: true });
      await kit.host.disable(id);
      expect(await kit.host.versions(id)).toMatchObject([{ version: '1.0.0', active: true }]);
    },
    DEADLINE_MS,
  );

  it(
    'that ends after its window is started again, as any other',
    async () => {
      const kit = await withOld();
      await kit.install(await script('1.1.0', 'spoils-data'), { force: true });
      const over = kit.upgradeIs('succeeded');
      kit.clock.advance(healthWindowMs);
      await over;
      await crash(kit);
      const { version, details } = await kit.whenStatus(id, ({ state }) => state === FailedToStayRunning);
      expect(version).toBe('1.1.0');
      expect(details.restart_at).toBeGreaterThan(0);
    },
    DEADLINE_MS,
  );

  it(
    'that does not start is refused with its last words, and the one before runs on with its data',
    async () => {
      const kit = await withOld();
      const refused = kit.install(await script('2.0.0', 'spoils-data-and-fails'), { force: true });
      await expect(refused).rejects.toMatchObject({ id: 'app.plugin.restart.app_error', status_code: 500 });
      await expect(refused).rejects.toThrow('cannot go on');
      expect(kit.status(id)).toMatchObject({ state: Running, version: '1.0.0', error: '' });
      expect(kit.upgrade()).toMatchObject({ to: '2.0.0', major: true, outcome: 'rolled-back' });
      expect(kit.upgrade()?.reason).toContain('cannot go on');
      expect(kit.site.values.get('data')).toBe('good');
      expect(await kit.site.ledger.openChanges()).toEqual([]);
      expect(await kit.host.versions(id)).toHaveLength(1);
      expect(await kit.site.files.list('plugins/versions/')).toHaveLength(1);
    },
    DEADLINE_MS,
  );

  it(
    'goes on with its window after a restart of the server, and goes back if it ends then',
    async () => {
      const before = await withOld();
      await before.install(await script('1.1.0', 'spoils-data'), { force: true });
      await before.host.stop();
      const kit = await started(before.site);
      expect(kit.status(id)).toMatchObject({ state: Running, version: '1.1.0' });
      expect(kit.upgrade()).toMatchObject({ outcome: 'trial', from: '1.0.0' });
      const back = kit.upgradeIs('rolled-back');
      await crash(kit);
      await back;
      expect(kit.site.values.get('data')).toBe('good');
      expect(kit.site.desired.rows.get(id)?.version).toBe('1.0.0');
      await kit.whenStatus(id, ({ state, version }) => state === Running && version === '1.0.0');
    },
    DEADLINE_MS,
  );

  it(
    'of which the server ended before it was decided about leaves the one before, with its data',
    async () => {
      const before = await withOld();
      await before.host.stop();
      const from = before.site.desired.rows.get(id)?.sha256 ?? '';
      await before.site.ledger.beginChange({ pluginId: id, from, to: 'b'.repeat(64), startedAt: 0 });
      before.site.values.set('data', 'spoiled');
      const kit = await started(before.site);
      expect(kit.status(id)).toMatchObject({ state: Running, version: '1.0.0' });
      expect(kit.site.values.get('data')).toBe('good');
      expect(await kit.site.ledger.openChanges()).toEqual([]);
    },
    DEADLINE_MS,
  );

  it(
    'that answers no ping at the end of its window makes place, though it has not ended',
    async () => {
      const manual = new ManualClock();
      const windowMs = 20_000;
      let hurry = false;
      const after = (ms: number, callback: () => void) => {
        if (ms === windowMs) return manual.after(ms, callback);
        return systemClock.after(hurry && ms <= LONGEST_HURRIED_MS ? 50 : ms, callback);
      };
      let pid = 0;
      const api = {
        LogInfo: (_message: string, ...pairs: unknown[]) => {
          pid = Number(pairs[pairs.indexOf('pid') + 1]);
          return Promise.resolve();
        },
      };
      const settings = () => ({ ...DEFAULT_HOST_SETTINGS, healthWindowMs: windowMs });
      const kit = await withOld({ clock: { ...systemClock, after }, createApi: () => api, settings });
      await kit.install(await script('1.1.0', 'echo'), { force: true });
      process.kill(pid, 'SIGSTOP');
      hurry = true;
      const back = kit.upgradeIs('rolled-back');
      manual.advance(windowMs);
      expect((await back).details.upgrade?.reason).toContain('did not answer three pings');
      await kit.whenStatus(id, ({ state, version }) => state === Running && version === '1.0.0');
    },
    DEADLINE_MS,
  );

  it(
    'that an administrator switches off within its window stays',
    async () => {
      const kit = await withOld();
      await kit.install(await script('1.1.0', 'spoils-data'), { force: true });
      await kit.host.disable(id);
      expect(kit.upgrade()).toMatchObject({ outcome: 'succeeded' });
      expect(kit.clock.pending).toBe(1); // the next health check
    },
    DEADLINE_MS,
  );
});

describe('a new version of a disabled plugin', () => {
  it('takes its place at once; the one before can be gone back to', async () => {
    const kit = await started();
    await kit.install(await web('1.0.0'));
    await kit.install(await web('1.1.0'), { force: true });
    expect(kit.upgrade()).toMatchObject({ from: '1.0.0', to: '1.1.0', outcome: 'succeeded', major: false });
    expect(await kit.host.rollback(id.toUpperCase())).toMatchObject({ version: '1.0.0' });
    expect(kit.site.desired.rows.get(id)).toMatchObject({ version: '1.0.0', enabled: false });
  });
});

describe('going back', () => {
  const versions = async (kit: Awaited<ReturnType<typeof started>>) =>
    (await kit.host.versions(id)).map(({ version, active }) => `${version}${active ? ' runs' : ''}`);

  it('goes one version further back each time, and to any that is kept when asked', async () => {
    const kit = await started();
    for (const version of ['1.0.0', '1.1.0', '2.0.0'])
      await kit.install(await web(version), { force: version !== '1.0.0' });
    await kit.host.enable(id);
    await kit.host.rollback(id);
    expect(await versions(kit)).toEqual(['1.1.0 runs', '2.0.0', '1.0.0']);
    expect(kit.status(id)).toMatchObject({ state: Running, version: '1.1.0' });
    await kit.host.rollback(id);
    expect(await versions(kit)).toEqual(['1.0.0 runs', '2.0.0', '1.1.0']);
    await expect(kit.host.rollback(id)).rejects.toMatchObject({
      id: 'app.plugin.version_not_found.app_error',
      status_code: 404,
    });
    const newest = (await kit.host.versions(id)).find(({ version }) => version === '2.0.0')?.sha256 ?? '';
    await kit.host.rollback(id, { sha256: newest.slice(0, 12) });
    expect(await versions(kit)).toEqual(['2.0.0 runs', '1.1.0', '1.0.0']);
    expect(kit.announced.at(-1)).toMatchObject({ event: 'enabled' });
  });

  it('leaves the data as it is, unless asked to put it back as it was', async () => {
    const kit = await started();
    await kit.install(await web('1.0.0'));
    kit.site.values.set('data', 'of 1.0.0');
    await kit.install(await web('2.0.0'), { force: true });
    kit.site.values.set('data', 'of 2.0.0');
    await kit.host.rollback(id);
    expect(kit.site.values.get('data')).toBe('of 2.0.0');
    await kit.host.rollback(id, { sha256: '2.0.0' });
    kit.site.values.set('data', 'newer');
    // What 1.0.0 had when it was last replaced: by the step to 2.0.0 just now.
    await kit.host.rollback(id, { restoreData: true });
    expect(kit.site.values.get('data')).toBe('of 2.0.0');
    const refused = kit.host.rollback(id, { sha256: '2.0.0', restoreData: true });
    await expect(refused).resolves.toMatchObject({ version: '2.0.0' });
    expect(kit.site.values.get('data')).toBe('newer');
  });

  it('is refused, and changes nothing, for what is not kept or not installed', async () => {
    const kit = await started();
    await expect(kit.host.rollback(id)).rejects.toMatchObject({ status_code: 404 });
    await expect(kit.host.versions(id)).rejects.toMatchObject({ status_code: 404 });
    await kit.install(await web('1.0.0'));
    for (const sha256 of [undefined, '9.9.9', 'f'.repeat(64), 'abc'])
      await expect(kit.host.rollback(id, sha256 === undefined ? {} : { sha256 })).rejects.toMatchObject({
        id: 'app.plugin.version_not_found.app_error',
      });
    expect(kit.site.desired.rows.get(id)?.version).toBe('1.0.0');
  });

  it.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, 100)],
    ['of another bundle', () => web('6.6.6')],
  ])('is refused when the kept bytes are %s, and what runs runs on', async (_, damage) => {
    const kit = await started();
    const old = await web('1.0.0');
    await kit.install(old);
    const [path = ''] = await kit.site.files.list('plugins/versions/');
    await kit.install(await web('1.1.0'), { force: true });
    await kit.host.enable(id);
    await kit.site.files.write(path, await damage(old));
    await expect(kit.host.rollback(id)).rejects.toMatchObject({
      id: 'app.plugin.version_damaged.app_error',
      status_code: 500,
    });
    expect(kit.status(id)).toMatchObject({ state: Running, version: '1.1.0' });
    expect(kit.announced.map(({ event }) => event)).toEqual(['enabled']);
  });

  it('reaches no further than the versions that the administrator keeps', async () => {
    const settings = () => ({ ...DEFAULT_HOST_SETTINGS, versionsKept: 1 });
    const kit = await started(createSite(), { settings });
    for (const version of ['1.0.0', '1.1.0', '1.2.0'])
      await kit.install(await web(version), { force: version !== '1.0.0' });
    expect(await versions(kit)).toEqual(['1.2.0 runs', '1.1.0']);
    expect(await kit.site.files.list('plugins/versions/')).toHaveLength(2);
  });

  it('has nothing left to go to once the plugin was removed', async () => {
    const kit = await started();
    await kit.install(await web('1.0.0'));
    await kit.install(await web('1.1.0'), { force: true });
    expect((await kit.host.diskUse(id)).bundles).toBeGreaterThan(0);
    await kit.host.remove(id);
    expect(await kit.site.ledger.versions(id)).toEqual([]);
    expect(await kit.site.files.list('')).toEqual([]);
    await kit.install(await web('1.2.0'));
    expect(await versions(kit)).toEqual(['1.2.0 runs']);
  });
});
