import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Config } from '@patchbay/contract';
import { buildGoPlugin, GO_BUILD_DEADLINE_MS, hasGo } from '../fixtures/build-go-plugin.ts';
import { startClusterNodes, type ClusterNodes } from '../fixtures/cluster-nodes.ts';

const FIRST = 'com.example.first';
const SECOND = 'com.example.second';
const ADMIN = { userId: 'admin' };
/** What a few processes and calls take on a busy machine, in milliseconds. */
const DEADLINE_MS = 120_000;
const SAVES = 10;

(hasGo ? describe : describe.skip)('saving settings with Go plugins about (needs go on the PATH)', () => {
  let nodes: ClusterNodes;

  beforeAll(() => {
    buildGoPlugin('go-cluster-plugin');
  }, GO_BUILD_DEADLINE_MS);

  beforeAll(async () => {
    nodes = await startClusterNodes();
    for (const id of [FIRST, SECOND]) {
      await nodes.install(id);
      await nodes.host.enable(id);
    }
  }, DEADLINE_MS);

  afterEach(async () => {
    await nodes.core.config.patch({ PatchbaySettings: { HookDeadlines: {}, HookPolicies: {} } }, ADMIN);
  });

  afterAll(() => nodes.close(), DEADLINE_MS);

  const settingsOf = (id: string) => nodes.core.config.pluginSettings(id);
  const siteName = () => nodes.core.config.get().TeamSettings.SiteName;
  const rename = (SiteName: string) => nodes.core.config.patch({ TeamSettings: { SiteName } }, ADMIN);
  const active = (id: string) => nodes.host.isActive(id);

  /** Resolves when the configuration, now or after a change, is as described. */
  const whenConfigured = (holds: (config: Config) => boolean): Promise<void> =>
    new Promise((resolve) => {
      const stop = nodes.core.config.onChange(({ after }) => {
        if (!holds(after)) return;
        stop();
        resolve();
      });
      if (!holds(nodes.core.config.get())) return;
      stop();
      resolve();
    });
  const rounds = (config: Config, id: string) => config.PluginSettings.Plugins[id]?.['rounds'];

  it(
    'loses nothing when two plugins and an administrator save at once',
    async () => {
      const inTurn = async (save: (number: number) => Promise<unknown>) => {
        for (let number = 1; number <= SAVES; number += 1) await save(number);
      };
      await Promise.all([
        inTurn((number) => nodes.ask(FIRST, `/save?a${String(number)}=${String(number)}`)),
        inTurn((number) => nodes.ask(SECOND, `/save?b${String(number)}=${String(number)}`)),
        inTurn((number) => rename(`Name ${String(number)}`)),
      ]);
      const all = (letter: string) =>
        Object.fromEntries(Array.from({ length: SAVES }, (_, at) => [`${letter}${String(at + 1)}`, at + 1]));
      expect(settingsOf(FIRST)).toEqual(all('a'));
      expect(settingsOf(SECOND)).toEqual(all('b'));
      expect(siteName()).toBe(`Name ${String(SAVES)}`);
    },
    DEADLINE_MS,
  );

  it(
    'comes to an end when two plugins save in OnConfigurationChange, with all that they saved',
    async () => {
      const changes: Config[] = [];
      const stop = nodes.core.config.onChange(({ after }) => void changes.push(after));
      await Promise.all([nodes.ask(FIRST, '/save?echo=3'), nodes.ask(SECOND, '/save?echo=3')]);
      await whenConfigured((config) => rounds(config, FIRST) === 3 && rounds(config, SECOND) === 3);
      await nodes.host.configurationChanged();
      await nodes.core.config.settled();
      stop();
      expect(settingsOf(FIRST)).toMatchObject({ a1: 1, echo: 3, rounds: 3 });
      expect(settingsOf(SECOND)).toMatchObject({ b1: 1, echo: 3, rounds: 3 });
      expect(changes).toHaveLength(8);
    },
    DEADLINE_MS,
  );

  it(
    'takes no notice of a plugin that hangs when it is told',
    async () => {
      await nodes.ask(FIRST, '/save?hang=true');
      await rename('Saved all the same');
      await nodes.core.config.settled();
      expect(siteName()).toBe('Saved all the same');
      // The other is told, and says so by saving.
      await nodes.ask(SECOND, '/save?echo=4');
      await whenConfigured((config) => rounds(config, SECOND) === 4);
      await nodes.ask(FIRST, '/save?hang=false');
      await nodes.ask(FIRST, '/release');
      await nodes.host.configurationChanged();
      expect(active(FIRST)).toBe(true);
    },
    DEADLINE_MS,
  );

  it(
    'may be refused by a plugin, with 400 and its words, whatever kind of error it returns',
    async () => {
      const before = siteName();
      const refused = { id: 'app.save_config.plugin_hook_error', status_code: 400 };
      await expect(rename('refuse')).rejects.toMatchObject({
        ...refused,
        message: 'A plugin refused the configuration: that is no name for a site',
      });
      await expect(rename('teapot')).rejects.toMatchObject({
        ...refused,
        message: expect.stringContaining('plugin.teapot') as unknown,
      });
      expect(siteName()).toBe(before);
      await rename('improve');
      expect(siteName()).toBe('Improved');
    },
    DEADLINE_MS,
  );

  it(
    'goes on without plugins that take too long over it, or die of it, and says so',
    async () => {
      await nodes.host.disable(SECOND);
      await nodes.ask(FIRST, '/save?echo=0');
      // A new process, in which nothing that hangs was released before.
      await nodes.host.disable(FIRST);
      await nodes.host.enable(FIRST);
      await nodes.core.config.patch(
        { PatchbaySettings: { HookDeadlines: { ConfigurationWillBeSaved: 200 } } },
        ADMIN,
      );
      nodes.warnings.length = 0;
      await rename('hang');
      expect(siteName()).toBe('hang');
      expect(nodes.warnings).toContainEqual(
        expect.stringContaining(
          `ConfigurationWillBeSaved of plugin ${FIRST} gave no answer within 200 ms`,
        ) as unknown,
      );
      // Time enough again to see how it ends.
      await nodes.core.config.patch(
        { PatchbaySettings: { HookDeadlines: {} }, TeamSettings: { SiteName: 'Ours' } },
        ADMIN,
      );
      await rename('crash');
      expect(siteName()).toBe('crash');
      expect(nodes.warnings).toContainEqual(
        expect.stringContaining(`ConfigurationWillBeSaved of plugin ${FIRST} failed as a call`) as unknown,
      );
    },
    DEADLINE_MS,
  );
});
