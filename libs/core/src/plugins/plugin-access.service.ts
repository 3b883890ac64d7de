import type { Session } from '@patchbay/contract';
import type { AccessService } from '../access/access.service.ts';
import type { Clock } from '../clock.ts';
import type { ConfigAuthor } from '../config/config-guard.ts';
import type { ConfigService } from '../config/config.service.ts';
import { sameValue } from '../config/config-tree.ts';
import { restrictedPlugins } from '../config/plugin-access-setting.ts';
import type { Database } from '../database/database.ts';
import { refuse } from '../errors.ts';
import type { EventHub } from '../events/event-hub.ts';
import { isId } from '../model/ids.ts';
import type { PluginAccessRepository } from './plugin-access.repository.ts';

/** What of a manifest counts here; `false` says that the plugin is for everybody, whatever is set. */
export interface AccessManifest {
  readonly id: string;
  readonly user_filtering?: boolean | undefined;
}

/** As REST has it. */
export interface PluginAccessSettings {
  readonly enable: boolean;
  readonly allowed_user_ids: readonly string[];
}

export interface PluginAccessParts {
  readonly database: Database;
  readonly pluginAccessRows: PluginAccessRepository;
  readonly config: ConfigService;
  readonly access: AccessService;
  readonly events: EventHub;
  readonly clock: Clock;
}

/**
 * Whom a plugin is for: everybody, or administrators and those on its list (contract: management §2,
 * PluginAccessControl). It says who sees the web half and whose session reaches the plugin over HTTP; what a plugin does
 * elsewhere in the chat it leaves alone.
 */
export class PluginAccess {
  readonly #parts: PluginAccessParts;

  constructor(parts: PluginAccessParts) {
    this.#parts = parts;
    parts.config.onChange(({ before, after }) => {
      if (!sameValue([...restrictedPlugins(before)], [...restrictedPlugins(after)])) this.#announce();
    });
  }

  /** As it is: what is set counts for nothing where the manifest of a newer version does not let it be restricted. */
  async get(manifest: AccessManifest): Promise<PluginAccessSettings> {
    const allowed_user_ids = await this.#parts.pluginAccessRows.userIds(manifest.id);
    return { enable: this.isRestricted(manifest), allowed_user_ids };
  }

  /**
   * The list is kept while the plugin is for everybody. 400 app.plugin.access_control.user_filtering.app_error where the
   * manifest does not let it be restricted, 400 app.plugin.access_control.invalid_user_id.app_error for what is no id.
   */
  async set(manifest: AccessManifest, settings: PluginAccessSettings, author: ConfigAuthor): Promise<void> {
    const { pluginAccessRows, config, clock } = this.#parts;
    const { id } = manifest;
    const { enable, allowed_user_ids } = settings;
    const where = 'SetPluginAccessControl';
    if (enable && manifest.user_filtering === false)
      throw refuse('app.plugin.access_control.user_filtering.app_error', where, { name: id });
    if (!allowed_user_ids.every(isId))
      throw refuse('app.plugin.access_control.invalid_user_id.app_error', where);
    const userIds = [...new Set(allowed_user_ids)];
    let before = false;
    let hasOthers = false;
    await config.savePluginAccess(id, enable, author, async (tx) => {
      const listed = await pluginAccessRows.userIds(id, tx);
      before = this.#isSwitchedOn(id);
      hasOthers = !sameValue([...listed].sort(), [...userIds].sort());
      if (hasOthers) await pluginAccessRows.replace(tx, id, userIds, clock.now());
    });
    // A switch that changed is announced with the configuration.
    if (hasOthers && this.#isSwitchedOn(id) === before) this.#announce();
  }

  isRestricted({ id, user_filtering }: AccessManifest): boolean {
    return user_filtering !== false && this.#isSwitchedOn(id);
  }

  /** Whether a plugin is for this person. Without a session it is where it is for everybody. */
  async isFor(session: Session | undefined, manifest: AccessManifest): Promise<boolean> {
    if (!this.isRestricted(manifest)) return true;
    if (!session) return false;
    return this.#isAdmin(session) || this.#parts.pluginAccessRows.has(manifest.id, session.user_id);
  }

  /** Those of many that are for this person. */
  async ofThese<Each extends AccessManifest>(
    session: Session | undefined,
    manifests: readonly Each[],
  ): Promise<Each[]> {
    const isOpen = (manifest: Each) => !this.isRestricted(manifest);
    if (manifests.every(isOpen) || (session && this.#isAdmin(session))) return [...manifests];
    const allowed = session ? await this.#parts.pluginAccessRows.pluginIds(session.user_id) : new Set();
    return manifests.filter((manifest) => isOpen(manifest) || allowed.has(manifest.id));
  }

  /** Who hears what is said to those whom a restricted plugin is for. */
  async audience(pluginId: string): Promise<(session: Session) => boolean> {
    const allowed = new Set(await this.#parts.pluginAccessRows.userIds(pluginId));
    return (session) => this.#isAdmin(session) || allowed.has(session.user_id);
  }

  #isSwitchedOn(pluginId: string): boolean {
    return restrictedPlugins(this.#parts.config.get()).has(pluginId);
  }

  #isAdmin(session: Session): boolean {
    return this.#parts.access.hasPermissionTo(session, 'manage_system');
  }

  #announce(): void {
    this.#parts.events.publish({ event: 'plugin_access_control_changed', data: {} });
  }
}
