import type { EntityManager } from 'typeorm';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { refuse, type RefusalId } from '../errors.ts';
import { isId } from '../model/ids.ts';
import type { ChannelGuardRepository } from './channel-guard.repository.ts';

const NOBODY: readonly string[] = [];

export interface ChannelGuardsParts {
  readonly database: Database;
  readonly channelGuards: ChannelGuardRepository;
  readonly clock: Clock;
}

/**
 * Which plugins guard a channel: without their answer nothing is posted there, nobody is added, nothing is changed
 * (contract: server-plugins §3). Every post asks, so all claims are in memory; a claim of a plugin that is disabled stays,
 * one of a plugin that is removed goes with it.
 */
export class ChannelGuards {
  readonly #parts: ChannelGuardsParts;
  #byChannel: ReadonlyMap<string, readonly string[]> = new Map();

  private constructor(parts: ChannelGuardsParts) {
    this.#parts = parts;
  }

  static async open(parts: ChannelGuardsParts): Promise<ChannelGuards> {
    const guards = new ChannelGuards(parts);
    await guards.reload();
    return guards;
  }

  /** Plugin ids in their order; most channels have none. */
  of(channelId: string): readonly string[] {
    return this.#byChannel.get(channelId) ?? NOBODY;
  }

  /** Claims a channel for a plugin; again is no mistake. The channel need not be there. */
  async register(channelId: string, pluginId: string): Promise<void> {
    assertChannelId(channelId, 'RegisterChannelGuard', 'app.channel_guard.register.empty_channel.app_error');
    const { channelGuards, clock, database } = this.#parts;
    const row = { channel_id: channelId, plugin_id: pluginId.toLowerCase(), created_at: clock.now() };
    await database.transaction((tx) => channelGuards.add(tx, row));
    await this.reload();
  }

  /** Gives up a plugin's own claim; one that it has not got is no mistake either. */
  async unregister(channelId: string, pluginId: string): Promise<void> {
    const empty = 'app.channel_guard.unregister.empty_channel.app_error';
    assertChannelId(channelId, 'UnregisterChannelGuard', empty);
    const { channelGuards, database } = this.#parts;
    await database.transaction((tx) => channelGuards.remove(tx, channelId, pluginId.toLowerCase()));
    await this.reload();
  }

  /** As part of removing the plugin; `reload` comes after the unit of work. */
  async forgetPlugin(tx: EntityManager, pluginId: string): Promise<void> {
    await this.#parts.channelGuards.removeOfPlugin(tx, pluginId.toLowerCase());
  }

  /** As part of deleting the channel for good; `reload` comes after the unit of work. */
  async forgetChannel(tx: EntityManager, channelId: string): Promise<void> {
    await this.#parts.channelGuards.removeOfChannel(tx, channelId);
  }

  async reload(): Promise<void> {
    const byChannel = new Map<string, string[]>();
    for (const { channel_id, plugin_id } of await this.#parts.channelGuards.all())
      byChannel.set(channel_id, [...(byChannel.get(channel_id) ?? []), plugin_id]);
    for (const pluginIds of byChannel.values()) pluginIds.sort();
    this.#byChannel = byChannel;
  }
}

function assertChannelId(channelId: string, where: string, empty: RefusalId): void {
  if (channelId === '') throw refuse(empty, where);
  if (!isId(channelId)) throw refuse('app.channel_guard.invalid_channel.app_error', where);
}
