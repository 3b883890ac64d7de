import type { RegisterPluginOpts, RemoteCluster } from '@patchbay/contract';
import type { CoreCommon } from '../core-common.ts';
import { refuse } from '../errors.ts';
import type { After } from '../timers/after.ts';
import { newId } from '../model/ids.ts';
import type { RemoteRepository } from './remote.repository.ts';
import type { SharedChannelRepository } from './shared-channel.repository.ts';

/** How often remotes are asked whether they are there. */
export const PING_EVERY_MS = 60_000;
/** After it registered, once its plugin has started. */
export const FIRST_PING_MS = 5_000;
/** One that said nothing for so long is not there. */
const ONLINE_MS = 300_000;

const SHARES_DIRECT_MESSAGES = 1;
export const AUTO_INVITED = 2;

export interface PluginRemotesParts extends CoreCommon {
  readonly remotes: RemoteRepository;
  readonly sharedChannels: SharedChannelRepository;
  readonly after: After;
}

/** Plugins that are the other side of shared channels: who is registered, and who answers. */
export class PluginRemotes {
  readonly #parts: PluginRemotesParts;
  readonly #onOnline: ((remote: RemoteCluster) => Promise<void>)[] = [];
  /** Since the start: what waited for one before it was forgotten. */
  readonly #answered = new Set<string>();
  readonly #timers = new Set<() => void>();
  #running: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(parts: PluginRemotesParts) {
    this.#parts = parts;
    this.#later(PING_EVERY_MS, () => this.#pingAll());
  }

  /** Answers the id of the remote: again the same one for the same address. */
  async register(pluginId: string, opts: RegisterPluginOpts): Promise<string> {
    if (opts.PluginID !== '' && opts.PluginID !== pluginId)
      throw refuse('app.remote_cluster.other_plugin.app_error', 'RegisterPluginForSharedChannels');
    const siteUrl = opts.SiteURL || `plugin_${pluginId}`;
    const options = (opts.AutoShareDMs ? SHARES_DIRECT_MESSAGES : 0) | (opts.AutoInvited ? AUTO_INVITED : 0);
    const changes = { display_name: opts.Displayname, options, delete_at: 0 };
    const { database, remotes } = this.#parts;
    const remoteId = await database.transaction(async (tx) => {
      const known = await remotes.bySiteUrl(siteUrl, tx);
      if (!known) {
        const made = this.#blank(pluginId, siteUrl, opts);
        await remotes.insert(tx, { ...made, ...changes });
        return made.remote_id;
      }
      if (known.plugin_id !== pluginId)
        throw refuse('app.remote_cluster.site_url_taken.app_error', 'RegisterPluginForSharedChannels');
      await remotes.update(tx, known.remote_id, changes);
      return known.remote_id;
    });
    this.#later(FIRST_PING_MS, async () => {
      const remote = await this.find(remoteId);
      if (remote) await this.#ping(remote);
    });
    return remoteId;
  }

  /** All of a plugin. */
  async unregisterPlugin(pluginId: string): Promise<void> {
    await this.#unregister(await this.#parts.remotes.registered(pluginId));
  }

  /** One of a plugin's own; again is no mistake. */
  async unregister(pluginId: string, remoteId: string): Promise<void> {
    const remote = await this.#parts.remotes.byId(remoteId);
    if (!remote || remote.plugin_id !== pluginId)
      throw refuse('app.remote_cluster.not_own.app_error', 'UnregisterPluginRemoteForSharedChannels');
    if (remote.delete_at === 0) await this.#unregister([remote]);
  }

  /** Undefined for one that is not registered. */
  async find(remoteId: string): Promise<RemoteCluster | undefined> {
    const remote = await this.#parts.remotes.byId(remoteId);
    return remote?.delete_at === 0 ? remote : undefined;
  }

  /** The remote that a plugin speaks for. */
  async own(pluginId: string, remoteId: string, where: string): Promise<RemoteCluster> {
    const remote = await this.find(remoteId);
    if (remote?.plugin_id !== pluginId) throw refuse('app.remote_cluster.not_own.app_error', where);
    return remote;
  }

  isOnline(remote: RemoteCluster): boolean {
    return remote.last_ping_at > this.#parts.clock.now() - ONLINE_MS;
  }

  /** Told of each remote that answers again. */
  onOnline(listener: (remote: RemoteCluster) => Promise<void>): void {
    this.#onOnline.push(listener);
  }

  /** Nobody is asked after this; resolves when whoever is being asked has answered. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const cancel of this.#timers) cancel();
    await this.#running;
  }

  async #unregister(remotes: readonly RemoteCluster[]): Promise<void> {
    const at = this.#parts.clock.now();
    const ids = remotes.map((remote) => remote.remote_id);
    if (ids.length === 0) return;
    await this.#parts.database.transaction(async (tx) => {
      for (const id of ids) await this.#parts.remotes.update(tx, id, { delete_at: at });
      await this.#parts.sharedChannels.forgetRemotes(tx, ids, at);
    });
  }

  #blank(pluginId: string, siteUrl: string, opts: RegisterPluginOpts): RemoteCluster {
    return {
      remote_id: newId(),
      remote_team_id: '',
      name: opts.Displayname,
      display_name: opts.Displayname,
      site_url: siteUrl,
      default_team_id: '',
      create_at: this.#parts.clock.now(),
      delete_at: 0,
      last_ping_at: 0,
      last_global_user_sync_at: 0,
      token: newId(),
      remote_token: '',
      topics: '',
      creator_id: opts.CreatorID,
      plugin_id: pluginId,
      options: 0,
    };
  }

  async #pingAll(): Promise<void> {
    this.#later(PING_EVERY_MS, () => this.#pingAll());
    await Promise.all((await this.#parts.remotes.registered()).map((remote) => this.#ping(remote)));
  }

  /** The deadline is the hook's. */
  async #ping(remote: RemoteCluster): Promise<void> {
    const { clock, database, hooks, logger, remotes } = this.#parts;
    try {
      if (!(await hooks.ask.one(remote.plugin_id, 'OnSharedChannelsPing', [remote]))) return;
    } catch (error) {
      logger.debug('A plugin that shares channels does not answer', {
        plugin_id: remote.plugin_id,
        error: String(error),
      });
      return;
    }
    const wasOnline = this.#answered.has(remote.remote_id) && this.isOnline(remote);
    this.#answered.add(remote.remote_id);
    const answered = { ...remote, last_ping_at: clock.now() };
    await database.transaction((tx) =>
      remotes.update(tx, remote.remote_id, { last_ping_at: answered.last_ping_at }),
    );
    if (wasOnline) return;
    for (const listener of this.#onOnline) await listener(answered);
  }

  #later(delayMs: number, work: () => Promise<void>): void {
    if (this.#stopped) return;
    const cancel = this.#parts.after(delayMs, () => {
      this.#timers.delete(cancel);
      this.#running = this.#running.then(work).catch((error: unknown) => {
        this.#parts.logger.error('Whether plugins that share channels are there could not be noted', {
          error: String(error),
        });
      });
    });
    this.#timers.add(cancel);
  }
}
