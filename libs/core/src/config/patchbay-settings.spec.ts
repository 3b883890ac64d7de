import { readFile } from 'node:fs/promises';
import type { Config } from '@patchbay/contract';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { TestCore } from '../fixtures/test-core.ts';
import { silentHooks } from '../hooks/silent-hooks.ts';
import { readable } from './config-access.ts';
import { configDefaults } from './config-defaults.ts';
import type { ConfigTree } from './config-tree.ts';
import { overlayStored } from './config-values.ts';
import { patchbayDefaults } from './patchbay-settings.ts';

const ADMIN = { userId: 'admin' };

describe('the section of our own', () => {
  let test: TestCore;

  const open = async (environment: Record<string, string> = {}) =>
    (test = await TestCore.open({ environment }));
  const patch = (settings: Record<string, unknown>, author = ADMIN) =>
    test.core.config.patch({ PatchbaySettings: settings }, author);
  const shown = () => (test.core.config.sanitized() as unknown as ConfigTree)['PatchbaySettings'];

  afterEach(() => test.close());

  it('has its defaults from the start on', async () => {
    await open();
    expect(test.core.config.patchbay()).toEqual({
      MaxBundleBytes: 512 * 1024 ** 2,
      MaxUnpackedBytes: 2048 * 1024 ** 2,
      MaxBundleEntries: 20_000,
      MaxBundleRatio: 200,
      PluginVersionsKept: 3,
      HealthWindowSeconds: 30,
      PluginOrder: [],
      HookPolicies: {},
      HookDeadlines: {},
      TraceHooks: false,
      PluginLogLevels: {},
      PluginLogLinesPerSecond: 100,
      MetricsListenAddress: '',
    });
    expect(shown()).toEqual(patchbayDefaults());
  });

  it('is shown and taken with the others, and kept over a restart and in the history', async () => {
    await open();
    const wanted = {
      PluginVersionsKept: 5,
      PluginOrder: ['b.plugin', 'a_plugin-2'],
      HookPolicies: { 'com.example.dlp': { MessageWillBePosted: 'closed' } },
      HookDeadlines: { MessageWillBePosted: 200, ServeHTTP: 60_000 },
      TraceHooks: true,
      PluginLogLevels: { demo: 'debug' },
      MetricsListenAddress: '[::1]:8067',
    };
    await patch(wanted);
    expect(test.core.config.patchbay()).toMatchObject(wanted);
    const [entry] = await test.core.config.history({ page: 0, perPage: 1 });
    expect(entry?.changes['PatchbaySettings.PluginVersionsKept']).toEqual([3, 5]);
    await test.core.close();
    test = await TestCore.open({ dataDir: test.folder });
    expect(shown()).toMatchObject(wanted);
  });

  it('keeps what a whole save leaves out, as clients of Mattermost do not know it', async () => {
    await open();
    await patch({ PluginVersionsKept: 5, TraceHooks: true });
    await test.core.config.save({ PatchbaySettings: { TraceHooks: false } }, ADMIN);
    await test.core.config.save({ TeamSettings: { SiteName: 'Ours' } }, ADMIN);
    expect(test.core.config.patchbay()).toMatchObject({ PluginVersionsKept: 5, TraceHooks: false });
  });

  it('leaves unknown names out', async () => {
    await open();
    await patch(JSON.parse('{"Nonsense": 1, "__proto__": {"TraceHooks": true}}') as Record<string, unknown>);
    expect(shown()).toEqual(patchbayDefaults());
  });

  it('follows variables: numbers, lists and JSON; one that does not fit is named in the log', async () => {
    await open({
      MM_PATCHBAYSETTINGS_HEALTHWINDOWSECONDS: '5',
      MM_PATCHBAYSETTINGS_TRACEHOOKS: 'true',
      MM_PATCHBAYSETTINGS_PLUGINORDER: 'b.plugin a.plugin',
      MM_PATCHBAYSETTINGS_HOOKDEADLINES: '{"MessageWillBePosted": 100}',
      MM_PATCHBAYSETTINGS_HOOKPOLICIES: '{"abc": {"MessageWillBePosted": "ajar"}}',
      MM_PATCHBAYSETTINGS_PLUGINVERSIONSKEPT: '-1',
    });
    expect(test.core.config.patchbay()).toMatchObject({
      HealthWindowSeconds: 5,
      TraceHooks: true,
      PluginOrder: ['b.plugin', 'a.plugin'],
      HookDeadlines: { MessageWillBePosted: 100 },
      HookPolicies: {},
      PluginVersionsKept: 3,
    });
    expect(test.core.config.environment()).toMatchObject({ PatchbaySettings: { TraceHooks: true } });
    const warnings = test.log.filter(({ level }) => level === 'warn').map(({ message }) => message);
    expect(warnings).toEqual([
      expect.stringContaining('PatchbaySettings.PluginVersionsKept takes a whole number from 1 to 100'),
      expect.stringContaining(
        'PatchbaySettings.HookPolicies.abc.MessageWillBePosted takes "open" or "closed"',
      ),
    ]);
  });

  it('is for those who may read and write plugins, and what protects the machine for those without restrictions', async () => {
    await open();
    const may =
      (...granted: string[]) =>
      (permission: string) =>
        granted.includes(permission);
    const whole = test.core.config.sanitized() as unknown as ConfigTree;
    expect(readable(whole, may('sysconsole_read_plugins'))['PatchbaySettings']).toEqual(patchbayDefaults());
    expect(readable(whole, may('sysconsole_read_site'))['PatchbaySettings']).toBeUndefined();
    const other = { userId: 'x', grants: may('sysconsole_write_site') };
    const theirs = { userId: 'x', grants: may('sysconsole_write_plugins') };
    await patch({ TraceHooks: true }, other);
    expect(test.core.config.patchbay().TraceHooks).toBe(false);
    await patch({ TraceHooks: true, MaxBundleRatio: 300 }, theirs);
    expect(test.core.config.patchbay()).toMatchObject({ TraceHooks: true, MaxBundleRatio: 300 });
    await test.core.config.patch({ ExperimentalSettings: { RestrictSystemAdmin: true } }, ADMIN);
    await patch({ TraceHooks: false, MaxBundleRatio: 400 }, theirs);
    expect(test.core.config.patchbay()).toMatchObject({ TraceHooks: false, MaxBundleRatio: 300 });
  });

  it('is nothing that plugins see, and nothing that they can lose or change', async () => {
    await open();
    await patch({ PluginVersionsKept: 5 });
    const seen: Config[] = [];
    test.core.attachHooks({
      ...silentHooks,
      configurationWillBeSaved: async (config: Config) => {
        seen.push(config);
        return { ...config, PatchbaySettings: { PluginVersionsKept: 9 } } as Config;
      },
    });
    await test.core.config.patch({ TeamSettings: { SiteName: 'Ours' } }, ADMIN);
    expect(Object.keys(seen[0] ?? {})).not.toContain('PatchbaySettings');
    expect(test.core.config.patchbay().PluginVersionsKept).toBe(5);
  });

  it('falls back to a default, and says so, where what is stored does not fit any more', async () => {
    await open();
    const warnings: string[] = [];
    const logger = { ...console, warn: (message: string) => void warnings.push(message) };
    const tree = configDefaults();
    overlayStored(tree, { PatchbaySettings: { PluginVersionsKept: 'many', TraceHooks: true } }, logger);
    expect(tree['PatchbaySettings']).toMatchObject({ PluginVersionsKept: 3, TraceHooks: true });
    expect(warnings).toEqual([expect.stringContaining('PatchbaySettings.PluginVersionsKept')]);
  });
});

it('has a page with each of its settings and their defaults', async () => {
  const page = await readFile(
    new URL('../../../../docs/reference/patchbay-settings.md', import.meta.url),
    'utf8',
  );
  const rows = [...page.matchAll(/^\| `(\w+)` +\| `([^`]*)`/gm)].map(([, name, text = '']) => [name, text]);
  expect(rows).toEqual(
    Object.entries(patchbayDefaults()).map(([name, value]) => [name, JSON.stringify(value)]),
  );
});

describe('a value of the section of our own', () => {
  let test: TestCore;

  beforeAll(async () => {
    test = await TestCore.open();
  });

  afterAll(() => test.close());

  const patch = (settings: Record<string, unknown>) =>
    test.core.config.patch({ PatchbaySettings: settings }, ADMIN);

  it.each([
    ['PluginVersionsKept', 0],
    ['PluginVersionsKept', '3'],
    ['PluginVersionsKept', 2.5],
    ['MaxBundleBytes', -1],
    ['MaxBundleBytes', 1e300],
    ['TraceHooks', 'yes'],
    ['PluginOrder', 'a.plugin'],
    ['PluginOrder[1]', ['abc', '../x']],
    ['PluginOrder[1]', ['abc', 'abc']],
    ['PluginOrder[0]', [null]],
    ['PluginOrder', Array.from({ length: 1001 }, (_, n) => `plugin-${n}`)],
    ['HookPolicies', []],
    ['HookPolicies.my plugin', { 'my plugin': {} }],
    ['HookPolicies.abc', { abc: 'closed' }],
    ['HookPolicies.abc.MessageWillBePosted', { abc: { MessageWillBePosted: 'ajar' } }],
    ['HookPolicies.abc.messageWillBePosted', { abc: { messageWillBePosted: 'open' } }],
    ['HookPolicies.abc.toString', { abc: { toString: 'open' } }],
    ['HookPolicies.abc.MessageHasBeenPosted', { abc: { MessageHasBeenPosted: 'closed' } }],
    ['HookDeadlines.Nonsense', { Nonsense: 100 }],
    ['HookDeadlines.MessageWillBePosted', { MessageWillBePosted: 0 }],
    ['HookDeadlines.MessageWillBePosted', { MessageWillBePosted: null }],
    ['PluginLogLevels.abc', { abc: 'trace' }],
    ['MetricsListenAddress', 'localhost'],
    ['MetricsListenAddress', ':99999'],
    ['MetricsListenAddress', 'a b:80'],
  ])('is refused, naming %s, where it does not belong there (%#)', async (path, value) => {
    const [name = ''] = path.split(/[.[]/);
    await expect(patch({ TraceHooks: true, [name]: value })).rejects.toMatchObject({
      id: 'model.config.is_valid.setting.app_error',
      status_code: 400,
      message: expect.stringContaining(`PatchbaySettings.${path} takes `),
    });
    expect(test.core.config.patchbay()).toEqual(patchbayDefaults());
  });
});
