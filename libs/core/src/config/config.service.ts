import { AsyncLocalStorage } from 'node:async_hooks';
import type { Config, Manifest } from '@patchbay/contract';
import { AppError } from '@patchbay/contract';
import { SerialQueue } from '../database/serial-queue.ts';
import { refuse } from '../errors.ts';
import type { AttachedHooks } from '../hooks/attached-hooks.ts';
import type { Page } from '../page.ts';
import { MACHINE_ONLY } from './config-access.ts';
import {
  configDifferences,
  isSwitch,
  storedDifferences,
  toldChanges,
  type ConfigDifference,
  type ConfigHistoryEntry,
} from './config-changes.ts';
import { configDefaults } from './config-defaults.ts';
import { environmentTree, type ConfigOverride } from './config-environment.ts';
import { guardedPatch, guardedSave, guardedUndo, type ConfigAuthor } from './config-guard.ts';
import { ConfigListeners, type ConfigListener } from './config-listeners.ts';
import { maskSecrets, restoreSecrets, type PluginSecrets } from './config-secrets.ts';
import { ConfigStore, type ConfigStoreParts, type WorkBeside } from './config-store.ts';
import { getAt, sameValue, setAt, type ConfigTree } from './config-tree.ts';
import { undone } from './config-undo.ts';
import { fillDefaults, keepSalts, overlay, refuseMisfit } from './config-values.ts';
import { PATCHBAY_SECTION, type PatchbaySettings } from './patchbay-settings.ts';
import { PLUGIN_ACCESS, withPluginAccess } from './plugin-access-setting.ts';
import { fromPluginView, toPluginView } from './plugin-config-view.ts';
import { secretKeys } from './plugin-secrets.ts';
import { pluginSettingsMisfit } from './plugin-settings-check.ts';
import { forgetRemoved } from './removed-plugins.ts';

export interface ConfigServiceParts extends ConfigStoreParts {
  readonly hooks: AttachedHooks;
  readonly overrides: readonly ConfigOverride[];
}

const PLUGINS = ['PluginSettings', 'Plugins'];

/**
 * The system configuration: Mattermost's names, every field always set, and a section of our own. What is stored is one
 * row per change; `PluginSettings.PluginStates` and `.Plugins` are a view of the plugins' own rows; MM_* variables lie
 * on top of both and are never written back.
 */
export class ConfigService {
  readonly #parts: ConfigServiceParts;
  readonly #store: ConfigStore;
  readonly #saving = new SerialQueue();
  readonly #listeners: ConfigListeners;
  readonly #actor = new AsyncLocalStorage<string>();
  /** Without variables. */
  #stored: ConfigTree = {};
  #effective = {} as Config;
  #manifests: readonly Manifest[] = [];

  private constructor(parts: ConfigServiceParts) {
    this.#parts = parts;
    this.#store = new ConfigStore(parts);
    this.#listeners = new ConfigListeners(parts.logger);
  }

  /** Reads the configuration; on an empty database makes the first one. */
  static async open(parts: ConfigServiceParts): Promise<ConfigService> {
    const service = new ConfigService(parts);
    await service.#store.makeFirst();
    await service.#read();
    return service;
  }

  /** What counts: stored values with variables on top, secrets in it. Do not change what you get. */
  get(): Config {
    return this.#effective;
  }

  /** The section of our own, variables on top. Do not change what you get. */
  patchbay(): PatchbaySettings {
    return (this.#effective as unknown as ConfigTree)[PATCHBAY_SECTION] as PatchbaySettings;
  }

  /** A copy that may be read over REST and by plugins: secrets are 32 asterisks, plugins not installed left out. */
  sanitized(): Config {
    const copy = structuredClone(this.#effective) as unknown as ConfigTree;
    maskSecrets(copy, this.#effective.PluginSettings.Enable ? this.#secrets() : new Map());
    return copy as unknown as Config;
  }

  /** `PUT /config`: settings left out take their defaults (ours stay), protected ones silently keep their values. */
  save(config: unknown, author: ConfigAuthor): Promise<Config> {
    return this.#change(author, (stored) => {
      const next = configDefaults();
      for (const keys of [['PluginSettings', 'PluginStates'], PLUGIN_ACCESS, [PATCHBAY_SECTION]])
        setAt(next, keys, structuredClone(getAt(stored, keys)));
      overlay(next, config);
      keepSalts(next, stored);
      restoreSecrets(next, stored, this.#secrets());
      this.#keepOverridden(next, stored);
      return guardedSave(stored, next, author);
    });
  }

  /** `PUT /config/patch`: settings left out stay, maps are replaced as a whole, protected settings are refused. */
  patch(patch: unknown, author: ConfigAuthor): Promise<Config> {
    return this.#change(author, (stored) => {
      const next = structuredClone(stored);
      overlay(next, patch);
      restoreSecrets(next, stored, this.#secrets());
      this.#keepOverridden(next, stored);
      return guardedPatch(stored, next, patch, author);
    });
  }

  /** Puts what one change of the history changed back to what it was: all of it, or nothing. */
  async undo(id: string, author: ConfigAuthor): Promise<Config> {
    const row = await this.#parts.configurations.historyEntry(id);
    if (!row) throw refuse('app.config.history.missing.app_error', 'undoConfig', { name: id });
    const changes = storedDifferences(row.changes);
    return this.#change(author, (stored) => guardedUndo(stored, undone(stored, changes), author));
  }

  /** Reads the database again, as another node may have written it. */
  reload(): Promise<void> {
    return this.#reload(false);
  }

  /** Takes up changes of the plugins' rows made by the host. */
  pluginRowsChanged(): Promise<void> {
    return this.#reload(true);
  }

  /** As `pluginRowsChanged`, of settings that were put back or deleted beside the configuration: the history shows it. */
  pluginSettingsReplaced(noted: 'values' | 'names'): Promise<void> {
    return this.#reload(true, noted);
  }

  /** Runs `work`; what it does to plugins through the host is in the history as of this person. */
  actingAs<T>(userId: string, work: () => Promise<T>): Promise<T> {
    return this.#actor.run(userId, work);
  }

  /** Same nesting as the configuration, true where a variable overrides. */
  environment(): ConfigTree {
    return environmentTree(this.#parts.overrides);
  }

  /** Newest first; secrets are the mask. */
  async history(page: Page): Promise<ConfigHistoryEntry[]> {
    const secrets = this.#secrets();
    const rows = await this.#parts.configurations.history(page);
    return rows.map(({ changes, ...row }) => ({
      ...row,
      changes: toldChanges(storedDifferences(changes), secrets),
    }));
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
      const all = (getAt(next, PLUGINS) ?? {}) as ConfigTree;
      setAt(next, PLUGINS, { ...all, [pluginId]: settings });
      restoreSecrets(next, stored, this.#secrets());
      return next;
    });
  }

  /** Whether a plugin is only for those on its list, and the list, `also`, in one unit of work. */
  async savePluginAccess(
    pluginId: string,
    enable: boolean,
    author: ConfigAuthor,
    also: WorkBeside,
  ): Promise<void> {
    await this.#change(author, (stored) => withPluginAccess(stored, pluginId, enable), also);
  }

  /** Called after each change, one change after the other. Returns the way to stop listening. */
  onChange(listener: ConfigListener): () => void {
    return this.#listeners.add(listener);
  }

  /** Resolves when the listeners have heard of every change so far. */
  settled(): Promise<void> {
    return this.#listeners.settled();
  }

  async #reload(byHost: boolean, noted: 'nothing' | 'names' | 'values' = 'nothing'): Promise<void> {
    await this.#saving.run(async () => {
      const before = this.#effective;
      const stored = this.#stored;
      const installed = this.#manifests.map(({ id }) => id);
      await this.#read();
      if (byHost) await this.#forgetRemoved(installed);
      if (byHost) await this.#note(stored, noted);
      if (!sameValue(before, this.#effective))
        this.#listeners.tell({ before, after: this.#effective, byHost });
    });
  }

  async #forgetRemoved(installedBefore: readonly string[]): Promise<void> {
    const installed = new Set(this.#manifests.map(({ id }) => id));
    const removed = installedBefore.filter((id) => !installed.has(id));
    if (!forgetRemoved(this.#stored, removed)) return;
    await this.#store.note(this.#stored, [], '');
    await this.#read();
  }

  /** Puts into the history what the host changed: a plugin on or off, and settings if it says so. */
  async #note(before: ConfigTree, settings: 'nothing' | 'names' | 'values'): Promise<void> {
    const all = configDifferences(before, this.#stored);
    const states = all.filter((each) => each.keys[1] === 'PluginStates' && isSwitch(each));
    const others = settings === 'nothing' ? [] : all.filter((each) => each.keys[1] === 'Plugins');
    const access = all.filter((each) => each.keys[1] === 'PluginAccessControl');
    const told = settings === 'names' ? others.map(({ keys }) => ({ keys, lost: true })) : others;
    const noted = [...states, ...access, ...told];
    if (noted.length === 0) return;
    await this.#store.note(this.#stored, noted, this.#actor.getStore() ?? '');
  }

  async #read(): Promise<void> {
    const { tree, manifests } = await this.#store.read();
    this.#manifests = manifests;
    this.#stored = tree;
    const effective = structuredClone(tree);
    for (const { leaf, value } of this.#parts.overrides) setAt(effective, leaf.keys, value);
    fillDefaults(effective);
    this.#effective = effective as unknown as Config;
  }

  #secrets(): PluginSecrets {
    return new Map(this.#manifests.map((manifest) => [manifest.id, secretKeys(manifest)]));
  }

  /** One change at a time: what `make` sees is what the change before it left. */
  #change(
    author: ConfigAuthor,
    make: (stored: ConfigTree) => ConfigTree,
    also?: WorkBeside,
  ): Promise<Config> {
    return this.#saving.run(async () => {
      const before = this.#effective;
      const asked = make(this.#stored);
      this.#keepUnseen(asked);
      this.#assertPluginSettings(asked);
      const next = await this.#askPlugins(asked);
      this.#keepUnseen(next);
      fillDefaults(next);
      const differences: ConfigDifference[] = configDifferences(this.#stored, next);
      if (differences.length > 0) {
        await this.#store.write(this.#stored, next, differences, author.userId, also);
        await this.#read();
        this.#listeners.tell({ before, after: this.#effective, byHost: false });
      } else if (also) await this.#parts.database.transaction(also);
      return this.sanitized();
    });
  }

  /** Settings of plugins that are not installed, and all while plugins are off, nobody could read: leaving them out drops none. */
  #keepUnseen(next: ConfigTree): void {
    const seen = this.#effective.PluginSettings.Enable ? this.#manifests.map(({ id }) => id) : [];
    const [stored, wanted] = [this.#stored, next].map((tree) => Object.entries(getAt(tree, PLUGINS) ?? {}));
    const unseen = (stored ?? []).filter(([id]) => !seen.includes(id));
    setAt(next, PLUGINS, Object.fromEntries([...unseen, ...(wanted ?? [])]));
  }

  #assertPluginSettings(next: ConfigTree): void {
    const misfit = pluginSettingsMisfit(this.#stored, next, this.#manifests);
    if (misfit) throw refuseMisfit(misfit);
  }

  async #askPlugins(next: ConfigTree): Promise<ConfigTree> {
    const ask = this.#parts.hooks.ask.configurationWillBeSaved(toPluginView(next));
    const saved = await ask.catch((error: unknown) => {
      throw refuse('app.save_config.plugin_hook_error', 'saveConfig', { reason: wordsOf(error) });
    });
    const result = structuredClone(next);
    overlay(result, fromPluginView(saved));
    for (const path of MACHINE_ONLY) {
      const keys = path.split('.');
      setAt(result, keys, getAt(next, keys));
    }
    this.#assertPluginSettings(result);
    return result;
  }

  /** A client sends back what it read, variables included; those must not become stored values. */
  #keepOverridden(next: ConfigTree, stored: ConfigTree): void {
    for (const { leaf } of this.#parts.overrides) setAt(next, leaf.keys, getAt(stored, leaf.keys));
  }
}

/** What a plugin has against a configuration, whatever kind of error it says it with. */
function wordsOf(error: unknown): string {
  if (error instanceof AppError && error.detailed_error !== '')
    return `${error.message} (${error.detailed_error})`;
  return error instanceof Error ? error.message : String(error);
}
