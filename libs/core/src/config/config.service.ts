import type { Config, Manifest } from '@patchbay/contract';
import { AppError } from '@patchbay/contract';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { SerialQueue } from '../database/serial-queue.ts';
import { refuse } from '../errors.ts';
import type { AttachedHooks } from '../hooks/attached-hooks.ts';
import type { Logger } from '../logger.ts';
import { newId } from '../model/ids.ts';
import type { Page } from '../page.ts';
import type { PluginRepository } from '../plugins/plugin.repository.ts';
import { configChanges, type ConfigChanges } from './config-changes.ts';
import { configDefaults, newConfiguration } from './config-defaults.ts';
import { environmentTree, type ConfigOverride } from './config-environment.ts';
import { guardedPatch, guardedSave, type ConfigAuthor } from './config-guard.ts';
import { maskSecrets, restoreSecrets, type PluginSecrets } from './config-secrets.ts';
import { configLeaf, configLeaves, fits, getAt, sameValue, setAt, type ConfigTree } from './config-tree.ts';
import type { ConfigurationRepository } from './configuration.repository.ts';
import { fromPluginView, toPluginView } from './plugin-config-view.ts';
import { secretKeys } from './plugin-secrets.ts';

export interface ConfigServiceParts {
  readonly database: Database;
  readonly configurations: ConfigurationRepository;
  readonly plugins: PluginRepository;
  readonly hooks: AttachedHooks;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly overrides: readonly ConfigOverride[];
}

export interface ConfigChange {
  readonly before: Config;
  readonly after: Config;
  /** The host changed the rows of its plugins itself, so it knows already what should run. */
  readonly byHost: boolean;
}

export type ConfigListener = (change: ConfigChange) => void | Promise<void>;

/** One change of the past: who, when, what. */
export interface ConfigHistoryEntry {
  readonly id: string;
  /** Milliseconds. */
  readonly create_at: number;
  readonly user_id: string;
  readonly changes: ConfigChanges;
}

/**
 * The system configuration: Mattermost's names, every field always set. What is stored is one row per change;
 * `PluginSettings.PluginStates` and `.Plugins` are a view of the plugins' own rows; MM_* variables lie on top of
 * both and are never written back.
 */
export class ConfigService {
  readonly #parts: ConfigServiceParts;
  readonly #saving = new SerialQueue();
  readonly #listeners = new Set<ConfigListener>();
  /** Stored values and the plugins' rows, without variables. */
  #stored: ConfigTree = {};
  #effective = {} as Config;
  #manifests: readonly Manifest[] = [];
  #notified: Promise<void> = Promise.resolve();

  private constructor(parts: ConfigServiceParts) {
    this.#parts = parts;
  }

  /** Reads the configuration; on an empty database makes the first one. */
  static async open(parts: ConfigServiceParts): Promise<ConfigService> {
    const service = new ConfigService(parts);
    if (!(await parts.configurations.active())) await service.#storeFirst();
    await service.#read();
    return service;
  }

  /** What counts: stored values with variables on top, secrets in it. Do not change what you get. */
  get(): Config {
    return this.#effective;
  }

  /** A copy that may be read over REST and by plugins: secrets are 32 asterisks, plugins not installed left out. */
  sanitized(): Config {
    return this.#sanitize(this.#effective);
  }

  /** `PUT /config`: settings left out take their defaults, protected ones silently keep their values. */
  save(config: unknown, author: ConfigAuthor): Promise<Config> {
    return this.#change(author, (stored) => {
      const next = configDefaults();
      setAt(next, ['PluginSettings', 'PluginStates'], getAt(stored, ['PluginSettings', 'PluginStates']));
      overlay(next, config);
      for (const path of RANDOM_WHEN_LEFT_OUT) keepIfEmpty(next, stored, path);
      restoreSecrets(next, stored);
      this.#keepOverridden(next, stored);
      return guardedSave(stored, next, author);
    });
  }

  /** `PUT /config/patch`: settings left out stay, maps are replaced as a whole, protected settings are refused. */
  patch(patch: unknown, author: ConfigAuthor): Promise<Config> {
    return this.#change(author, (stored) => {
      const next = structuredClone(stored);
      overlay(next, patch);
      restoreSecrets(next, stored);
      this.#keepOverridden(next, stored);
      return guardedPatch(stored, next, patch, author);
    });
  }

  /** Reads the database again, as another node may have written it. */
  reload(): Promise<void> {
    return this.#reload(false);
  }

  /** Takes up changes of the plugins' rows made by the host. */
  pluginRowsChanged(): Promise<void> {
    return this.#reload(true);
  }

  /** Same nesting as the configuration, true where a variable overrides. */
  environment(): ConfigTree {
    return environmentTree(this.#parts.overrides);
  }

  async history(page: Page): Promise<ConfigHistoryEntry[]> {
    const rows = await this.#parts.configurations.history(page);
    return rows.map((row) => ({ ...row, changes: row.changes ?? {} }));
  }

  /** What is stored of one plugin's settings; keys as they were sent. */
  pluginSettings(pluginId: string): Record<string, unknown> {
    const all = (this.#effective.PluginSettings.Plugins ?? {}) as Record<string, Record<string, unknown>>;
    return Object.hasOwn(all, pluginId) ? { ...all[pluginId] } : {};
  }

  async savePluginSettings(
    pluginId: string,
    settings: Record<string, unknown>,
    author: ConfigAuthor,
  ): Promise<void> {
    await this.#change(author, (stored) => {
      const next = structuredClone(stored);
      const all = (getAt(next, ['PluginSettings', 'Plugins']) ?? {}) as ConfigTree;
      setAt(next, ['PluginSettings', 'Plugins'], { ...all, [pluginId]: settings });
      restoreSecrets(next, stored);
      return next;
    });
  }

  /** Called after each change, one change after the other. Returns the way to stop listening. */
  onChange(listener: ConfigListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves when the listeners have heard of every change so far. */
  settled(): Promise<void> {
    return this.#notified;
  }

  async #reload(byHost: boolean): Promise<void> {
    await this.#saving.run(async () => {
      const before = this.#effective;
      await this.#read();
      if (!sameValue(before, this.#effective)) this.#notify({ before, after: this.#effective, byHost });
    });
  }

  async #storeFirst(): Promise<void> {
    const { database, configurations, clock } = this.#parts;
    const value = JSON.stringify(withoutPluginRows(newConfiguration()));
    await database.transaction((tx) =>
      configurations.add(tx, { id: newId(), value, create_at: clock.now(), user_id: '', changes: {} }),
    );
  }

  async #read(): Promise<void> {
    const { configurations, plugins } = this.#parts;
    const tree = configDefaults();
    overlay(tree, (await configurations.active()) ?? {});
    const rows = await plugins.list();
    const states = (getAt(tree, ['PluginSettings', 'PluginStates']) ?? {}) as ConfigTree;
    for (const row of rows) states[row.pluginId] = { Enable: row.enabled };
    setAt(tree, ['PluginSettings', 'PluginStates'], states);
    setAt(tree, ['PluginSettings', 'Plugins'], await plugins.settings());
    this.#manifests = rows.map((row) => row.manifest);
    this.#use(tree);
  }

  #use(stored: ConfigTree): void {
    this.#stored = stored;
    const effective = structuredClone(stored);
    for (const { leaf, value } of this.#parts.overrides) setAt(effective, leaf.keys, value);
    this.#effective = effective as unknown as Config;
  }

  #sanitize(config: Config): Config {
    const copy = structuredClone(config) as unknown as ConfigTree;
    const secrets: PluginSecrets = config.PluginSettings.Enable
      ? new Map(this.#manifests.map((manifest) => [manifest.id, secretKeys(manifest)]))
      : new Map();
    maskSecrets(copy, secrets);
    return copy as unknown as Config;
  }

  /** One change at a time: what `make` sees is what the change before it left. */
  #change(author: ConfigAuthor, make: (stored: ConfigTree) => ConfigTree): Promise<Config> {
    return this.#saving.run(async () => {
      const before = this.#effective;
      const next = await this.#askPlugins(make(this.#stored));
      const changes = configChanges(this.#stored, next);
      if (Object.keys(changes).length > 0) {
        await this.#store(next, changes, author);
        await this.#read();
        this.#notify({ before, after: this.#effective, byHost: false });
      }
      return this.sanitized();
    });
  }

  async #askPlugins(next: ConfigTree): Promise<ConfigTree> {
    try {
      const saved = await this.#parts.hooks.ask.configurationWillBeSaved(toPluginView(next));
      const result = structuredClone(next);
      overlay(result, fromPluginView(saved));
      return result;
    } catch (error) {
      if (error instanceof AppError) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      throw refuse('app.save_config.plugin_hook_error', 'saveConfig', { reason });
    }
  }

  async #store(next: ConfigTree, changes: ConfigChanges, author: ConfigAuthor): Promise<void> {
    const { database, configurations, plugins, clock } = this.#parts;
    const now = clock.now();
    await database.transaction(async (tx) => {
      const rows = await plugins.list(tx);
      const installed = new Set(rows.map((row) => row.pluginId));
      const states = (getAt(next, ['PluginSettings', 'PluginStates']) ?? {}) as Record<
        string,
        { Enable?: boolean }
      >;
      for (const row of rows) {
        const wanted = Object.hasOwn(states, row.pluginId) ? states[row.pluginId]?.Enable === true : false;
        if (wanted !== row.enabled) await plugins.setEnabled(tx, row.pluginId, wanted);
      }
      const settings = (getAt(next, ['PluginSettings', 'Plugins']) ?? {}) as Record<string, ConfigTree>;
      const kept = await plugins.settings(tx);
      for (const pluginId of new Set([...Object.keys(settings), ...Object.keys(kept)])) {
        const wanted = Object.hasOwn(settings, pluginId) ? settings[pluginId] : undefined;
        // Readers never see the settings of a plugin that is not installed, so they cannot have meant to drop them.
        if (wanted === undefined && !installed.has(pluginId)) continue;
        if (!sameValue(wanted ?? {}, kept[pluginId]))
          await plugins.saveSettings(tx, pluginId, wanted ?? {}, now);
      }
      const value = JSON.stringify(withoutPluginRows(next, installed));
      await configurations.add(tx, { id: newId(), value, create_at: now, user_id: author.userId, changes });
    });
  }

  /** A client sends back what it read, variables included; those must not become stored values. */
  #keepOverridden(next: ConfigTree, stored: ConfigTree): void {
    for (const { leaf } of this.#parts.overrides) setAt(next, leaf.keys, getAt(stored, leaf.keys));
  }

  #notify(change: ConfigChange): void {
    for (const listener of this.#listeners)
      this.#notified = this.#notified.then(async () => {
        try {
          await listener(change);
        } catch (error) {
          this.#parts.logger.error('A listener of the configuration failed', { error: String(error) });
        }
      });
  }
}

const RANDOM_WHEN_LEFT_OUT = ['FileSettings.PublicLinkSalt', 'SqlSettings.AtRestEncryptKey'];

/** Puts the settings that `values` has over those of `tree`; unknown names are left out, as Go does. */
function overlay(tree: ConfigTree, values: unknown): void {
  if (typeof values !== 'object' || values === null)
    throw refuse('api.context.invalid_body_param.app_error', 'updateConfig', { name: 'config' });
  for (const leaf of configLeaves()) {
    const value = getAt(values as ConfigTree, leaf.keys);
    if (value === undefined || value === null) continue;
    if (!fits(leaf, value))
      throw refuse(
        'api.context.invalid_body_param.app_error',
        'updateConfig',
        { name: 'config' },
        `${leaf.path} takes a ${leaf.shape}`,
      );
    setAt(tree, leaf.keys, structuredClone(value));
  }
}

function keepIfEmpty(next: ConfigTree, stored: ConfigTree, path: string): void {
  const keys = configLeaf(path)?.keys ?? [];
  if (getAt(next, keys) === '') setAt(next, keys, getAt(stored, keys));
}

/** Wanted states of plugins that are not installed stay with the configuration; all else of plugins has its rows. */
function withoutPluginRows(config: ConfigTree, installed: ReadonlySet<string> = new Set()): ConfigTree {
  const copy = structuredClone(config);
  const states = (getAt(copy, ['PluginSettings', 'PluginStates']) ?? {}) as ConfigTree;
  for (const pluginId of installed) Reflect.deleteProperty(states, pluginId);
  setAt(copy, ['PluginSettings', 'Plugins'], {});
  return copy;
}
