import type { Manifest } from '@patchbay/manifest';
import { assertPluginId } from '@patchbay/manifest';
import type { Logger } from '@patchbay/hooks';
import { HostError, invalidId, notReattached, textOf } from '../errors.ts';
import { attachmentOf } from './attachment.ts';
import type { Attachment, ReattachConfig } from './attachment.ts';
import { ManagedPlugin } from './managed-plugin.ts';
import type { PluginSurroundings } from './managed-plugin.ts';

/**
 * Plugins whose process somebody else has started, by id. Each stands in the place of an installed one of the same id,
 * if there is one. Nothing of them is written down: a server that starts again knows of none.
 */
export class AttachedPlugins {
  readonly #plugins = new Map<string, ManagedPlugin>();
  readonly #around: PluginSurroundings;
  readonly #logger: Logger;

  constructor(around: PluginSurroundings) {
    this.#around = around;
    this.#logger = around.logger;
  }

  get(pluginId: string): ManagedPlugin | undefined {
    return this.#plugins.get(pluginId);
  }

  ids(): string[] {
    return [...this.#plugins.keys()];
  }

  /** Connects and activates. Rejects with Mattermost's `app.plugin.reattach.app_error`, and then nothing is attached. */
  async attach(id: string, manifest: Manifest, attachment: Attachment): Promise<ManagedPlugin> {
    if (manifest.webapp)
      this.#logger.warn(`The web half of plugin ${id} is not served while it is attached.`, {
        plugin_id: id,
      });
    const { webapp: _web, ...serverHalf } = manifest;
    const row = {
      pluginId: id,
      enabled: true,
      version: manifest.version,
      sha256: '',
      manifest: { ...serverHalf, id },
      prepackaged: false,
      installedAt: this.#around.clock.now(),
    };
    const plugin = new ManagedPlugin(row, undefined, this.#around, attachment);
    this.#plugins.set(id, plugin);
    await plugin.activate();
    if (plugin.active) return plugin;
    const { error } = plugin;
    this.#plugins.delete(id);
    this.#around.changed();
    throw notReattached(id, new HostError('host.reattach_refused', error));
  }

  /** Lets go of the process, which goes on. Undefined when nothing of that id is attached. */
  async detach(id: string): Promise<ManagedPlugin | undefined> {
    const plugin = this.#plugins.get(id);
    if (!plugin) return undefined;
    await plugin.deactivate();
    this.#plugins.delete(id);
    this.#around.changed();
    return plugin;
  }
}

/** Reads what a reattachment was asked with; the id is lower-cased. Throws AppErrors of Mattermost's ids. */
export function readReattachment(
  manifest: Manifest,
  config: ReattachConfig,
): { id: string; attachment: Attachment } {
  const id = manifest.id.toLowerCase();
  try {
    assertPluginId(id);
  } catch (error) {
    throw invalidId(error);
  }
  try {
    return { id, attachment: attachmentOf(manifest, config) };
  } catch (error) {
    throw notReattached(id, new HostError('host.reattach_refused', textOf(error), { cause: error }));
  }
}
