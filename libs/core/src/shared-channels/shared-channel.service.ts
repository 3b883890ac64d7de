import type { Channel, GetPostsSinceForSyncCursor, RemoteCluster, SharedChannel } from '@patchbay/contract';
import type { EntityManager } from 'typeorm';
import type { ChannelMemberRepository } from '../channels/channel-member.repository.ts';
import type { ChannelRepository } from '../channels/channel.repository.ts';
import { isDirectOrGroup } from '../channels/channel-rules.ts';
import type { CoreCommon } from '../core-common.ts';
import { refuse } from '../errors.ts';
import { newId } from '../model/ids.ts';
import { present } from '../model/present.ts';
import type { Page } from '../page.ts';
import type { EphemeralService } from '../posts/ephemeral.service.ts';
import type { PluginRemotes } from './plugin-remotes.ts';
import type { SharedChannelRemoteRow, SharedChannelRow } from './shared-channel.entity.ts';
import type { SharedChannelRepository } from './shared-channel.repository.ts';
import type { SyncQueue } from './sync-queue.ts';

export interface SharedChannelServiceParts extends CoreCommon {
  readonly channels: ChannelRepository;
  readonly channelMembers: ChannelMemberRepository;
  readonly sharedChannels: SharedChannelRepository;
  readonly pluginRemotes: PluginRemotes;
  readonly queue: SyncQueue;
  readonly ephemeral: EphemeralService;
}

/** Channels that plugins carry elsewhere: which, to whom, and from where on. */
export class SharedChannelService {
  readonly #parts: SharedChannelServiceParts;
  /** Asked for each event: kept in memory. */
  readonly #ids: Set<string>;

  private constructor(parts: SharedChannelServiceParts, ids: readonly string[]) {
    this.#parts = parts;
    this.#ids = new Set(ids);
  }

  static async open(parts: SharedChannelServiceParts): Promise<SharedChannelService> {
    return new SharedChannelService(parts, await parts.sharedChannels.ids());
  }

  isShared(channelId: string): boolean {
    return this.#ids.has(channelId);
  }

  anyShared(): boolean {
    return this.#ids.size > 0;
  }

  async get(channelId: string): Promise<SharedChannel> {
    const where = 'GetSharedChannel';
    const row = await this.#parts.sharedChannels.get(channelId);
    if (!row) throw refuse('app.shared_channel.not_shared.app_error', where);
    return this.#view(row, await this.#channel(channelId, where));
  }

  /** Of a team; with a member, those that they are in. */
  async ofTeam(teamId: string, page: Page, memberId?: string): Promise<SharedChannel[]> {
    const rows = await this.#parts.sharedChannels.ofTeam(teamId, page, memberId);
    const channels = await this.#parts.channels.byIds(rows.map((row) => row.id));
    const types = new Map(channels.map((channel) => [channel.id, channel.type]));
    return rows.map((row) => ({ ...row, Type: types.get(row.id) ?? '' }));
  }

  /** With whom a channel is shared. */
  async remotesOf(channelId: string): Promise<RemoteCluster[]> {
    const rows = await this.#parts.sharedChannels.remotesOf(channelId);
    const found = await Promise.all(rows.map((row) => this.#parts.pluginRemotes.find(row.remote_id)));
    return found.filter((remote) => remote !== undefined);
  }

  /** A remote that someone is in a channel with; others they do not know of. */
  async remoteKnownTo(remoteId: string, userId: string): Promise<RemoteCluster> {
    const remote = await this.#parts.pluginRemotes.find(remoteId);
    const rows = remote ? await this.#parts.sharedChannels.channelsOf(remoteId) : [];
    for (const row of rows)
      if (remote && (await this.#parts.channelMembers.get(row.channel_id, userId))) return remote;
    throw refuse('api.remote_cluster.get.not_found', 'GetRemoteClusterForUser');
  }

  /** One that is shared already stays as it is. What is left out is as in the channel. */
  async share(given: Partial<SharedChannel>): Promise<SharedChannel> {
    const where = 'ShareChannel';
    const channel = await this.#channel(given.id ?? '', where);
    if (isDirectOrGroup(channel)) throw refuse('app.shared_channel.direct.app_error', where);
    const { database, sharedChannels } = this.#parts;
    const now = this.#parts.clock.now();
    const wanted: SharedChannelRow = {
      id: channel.id,
      team_id: channel.team_id,
      home: given.home ?? false,
      readonly: given.readonly ?? false,
      name: given.name || channel.name,
      display_name: given.display_name || channel.display_name,
      purpose: given.purpose || channel.purpose,
      header: given.header || channel.header,
      creator_id: given.creator_id || channel.creator_id,
      create_at: now,
      update_at: now,
      remote_id: given.remote_id ?? '',
    };
    const { row, isNew } = await database.transaction(async (tx) => {
      const known = await sharedChannels.get(channel.id, tx);
      if (!known) await sharedChannels.insert(tx, wanted);
      return { row: known ?? wanted, isNew: !known };
    });
    this.#ids.add(channel.id);
    if (isNew) this.#changed({ ...channel, shared: true, update_at: now });
    return this.#view(row, channel);
  }

  /** Changes how the channel is called on the other side, and whether it may be written in there. */
  async update(given: SharedChannel): Promise<SharedChannel> {
    const where = 'UpdateSharedChannel';
    const channel = await this.#channel(given.id, where);
    const { clock, database, events, sharedChannels } = this.#parts;
    const row = await database.transaction(async (tx) => {
      const known = await sharedChannels.get(channel.id, tx);
      if (!known) throw refuse('app.shared_channel.not_shared.app_error', where);
      const { home, readonly, name, display_name, purpose, header } = given;
      const changes = { home, readonly, name: name || known.name, display_name, purpose, header };
      const changed = { ...changes, update_at: clock.now() };
      await sharedChannels.update(tx, channel.id, changed);
      return { ...known, ...changed };
    });
    events.publish({
      event: 'channel_updated',
      data: { channel_id: channel.id },
      broadcast: { team_id: channel.team_id },
    });
    return this.#view(row, channel);
  }

  /** Whether it was shared. */
  async unshare(channelId: string): Promise<boolean> {
    const channel = await this.#channel(channelId, 'UnshareChannel');
    const { clock, database, sharedChannels } = this.#parts;
    const at = clock.now();
    const was = await database.transaction(async (tx) => {
      if (!(await sharedChannels.get(channelId, tx))) return false;
      await sharedChannels.delete(tx, channelId, at);
      return true;
    });
    this.#ids.delete(channelId);
    if (was) this.#changed({ ...channel, shared: false, update_at: at });
    return was;
  }

  /**
   * From now on a remote is told of what happens in a channel; one that does not answer now, as soon as it does. Again is
   * no mistake.
   */
  async invite(
    channelId: string,
    remoteId: string,
    userId: string,
    shareIfNotShared: boolean,
  ): Promise<void> {
    const where = 'InviteRemoteToChannel';
    const { database, ephemeral, pluginRemotes, queue, sharedChannels } = this.#parts;
    const known = await sharedChannels.remote(channelId, remoteId);
    if (known?.delete_at === 0) return;
    if (!this.isShared(channelId) && !shareIfNotShared)
      throw refuse('api.command_share.channel_not_shared.error', where);
    const remote = await pluginRemotes.find(remoteId);
    if (!remote) throw refuse('api.command_share.remote_id_invalid.error', where);
    const shared = await this.share({ id: channelId, home: true, creator_id: userId });
    if (!shared.home) throw refuse('api.command_share.channel_invite_not_home.error', where);
    const isOnline = pluginRemotes.isOnline(remote);
    await database.transaction((tx) => this.#putRemote(tx, channelId, remoteId, userId, isOnline));
    if (isOnline) queue.add({ channelId, remoteId });
    const { display_name: name } = remote;
    const told = isOnline
      ? `${name} has been invited to this channel.`
      : `${name} is invited as soon as it answers.`;
    ephemeral.send(userId, { channel_id: channelId, user_id: userId, message: told });
  }

  /** A channel that nobody is left in is not shared any more. */
  async uninvite(channelId: string, remoteId: string): Promise<void> {
    const { clock, database, sharedChannels } = this.#parts;
    const row = await sharedChannels.remote(channelId, remoteId);
    if (row?.delete_at !== 0)
      throw refuse('api.command_share.channel_remote_id_not_exists', 'UninviteRemoteFromChannel');
    const at = clock.now();
    await database.transaction((tx) =>
      sharedChannels.updateRemote(tx, row.id, { delete_at: at, update_at: at }),
    );
    if ((await sharedChannels.remotesOf(channelId)).length === 0) await this.unshare(channelId);
  }

  /** Where a remote is to be told from: forward to leave out, back to be told again. */
  async setCursor(channelId: string, remoteId: string, cursor: GetPostsSinceForSyncCursor): Promise<void> {
    const where = 'UpdateSharedChannelCursor';
    const { LastPostCreateAt, LastPostCreateID, LastPostUpdateAt, LastPostUpdateID } = cursor;
    if (
      LastPostCreateAt === 0 &&
      LastPostCreateID === '' &&
      LastPostUpdateAt === 0 &&
      LastPostUpdateID === ''
    )
      throw refuse('app.shared_channel.empty_cursor.app_error', where);
    const { database, sharedChannels } = this.#parts;
    const row = await sharedChannels.remote(channelId, remoteId);
    if (row?.delete_at !== 0) throw refuse('api.command_share.channel_remote_id_not_exists', where);
    const created = { last_post_create_at: LastPostCreateAt, last_post_create_id: LastPostCreateID };
    const updated = { last_post_update_at: LastPostUpdateAt, last_post_id: LastPostUpdateID };
    const changes = {
      ...(LastPostCreateAt > 0 || LastPostCreateID !== '' ? created : {}),
      ...(LastPostUpdateAt > 0 || LastPostUpdateID !== '' ? updated : {}),
    };
    await database.transaction((tx) => sharedChannels.updateRemote(tx, row.id, changes));
  }

  /** Sends what is new without waiting for something to happen. */
  async sync(channelId: string): Promise<void> {
    await this.get(channelId);
    this.#parts.queue.add({ channelId, remoteId: '' });
  }

  /** Whoever asks for every shared channel is in it, unless they were taken out. */
  async inviteItself(channelId: string, remote: RemoteCluster): Promise<void> {
    await this.#parts.database.transaction(async (tx) => {
      if (await this.#parts.sharedChannels.remote(channelId, remote.remote_id, tx)) return;
      await this.#putRemote(tx, channelId, remote.remote_id, remote.creator_id, true);
    });
  }

  /** A remote answers: those who wait for it are told, and it is told of all that it has missed. */
  async remoteIsBack(remote: RemoteCluster): Promise<void> {
    const { clock, database, queue, sharedChannels } = this.#parts;
    for (const row of await sharedChannels.channelsOf(remote.remote_id)) {
      // From when they were invited: what was written meanwhile is theirs to hear.
      const changes = { is_invite_confirmed: true, update_at: clock.now() };
      if (!row.is_invite_confirmed)
        await database.transaction((tx) => sharedChannels.updateRemote(tx, row.id, changes));
      queue.add({ channelId: row.channel_id, remoteId: remote.remote_id });
    }
  }

  async #putRemote(
    tx: EntityManager,
    channelId: string,
    remoteId: string,
    creatorId: string,
    confirmed: boolean,
  ): Promise<void> {
    const { clock, sharedChannels } = this.#parts;
    const now = clock.now();
    const fresh: Omit<SharedChannelRemoteRow, 'id' | 'create_at'> = {
      channel_id: channelId,
      creator_id: creatorId,
      update_at: now,
      delete_at: 0,
      is_invite_accepted: true,
      is_invite_confirmed: confirmed,
      remote_id: remoteId,
      last_post_update_at: now,
      last_post_id: '',
      last_post_create_at: now,
      last_post_create_id: '',
      last_members_sync_at: 0,
    };
    const known = await sharedChannels.remote(channelId, remoteId, tx);
    if (known) await sharedChannels.updateRemote(tx, known.id, fresh);
    else await sharedChannels.insertRemote(tx, { ...fresh, id: newId(), create_at: now });
  }

  async #channel(channelId: string, where: string): Promise<Channel> {
    const channel = await this.#parts.channels.byId(channelId);
    if (!channel) throw refuse('app.channel.get.existing.app_error', where);
    return channel;
  }

  #view(row: SharedChannelRow, channel: Channel): SharedChannel {
    return { ...row, Type: channel.type };
  }

  #changed(channel: Channel): void {
    this.#parts.events.publish({
      event: 'channel_updated',
      data: { channel: JSON.stringify(present('model.Channel', channel)) },
      broadcast: { channel_id: channel.id },
    });
  }
}
