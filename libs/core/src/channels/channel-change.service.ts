import type { Channel, Context, User } from '@patchbay/contract';
import type { FileService } from '../files/file.service.ts';
import { refuse } from '../errors.ts';
import { refusedByPlugins } from '../hooks/unanswered.ts';
import { present } from '../model/present.ts';
import type { ChannelAftermath } from './channel-aftermath.ts';
import type { ChannelParts } from './channel-parts.ts';
import { assertChannelIsValid, DEFAULT_CHANNEL, isDirectOrGroup } from './channel-rules.ts';
import { commonTeamIds } from './common-teams.ts';

export interface ChannelChangeServiceParts extends ChannelParts {
  readonly aftermath: ChannelAftermath;
  readonly files: FileService;
}

/** What a person may change about a channel; what is left out stays. */
export type ChannelPatch = Partial<
  Pick<
    Channel,
    | 'display_name'
    | 'name'
    | 'header'
    | 'purpose'
    | 'group_constrained'
    | 'banner_info'
    | 'default_category_name'
  >
>;

/** Channels: changing, archiving, deleting them. Plugins are asked before, members told after. */
export class ChannelChangeService {
  readonly #parts: ChannelChangeServiceParts;

  constructor(parts: ChannelChangeServiceParts) {
    this.#parts = parts;
  }

  /** Replaces what is given; only of another display name, and of whom it is by, the channel speaks. */
  async update(context: Context, given: Partial<Channel> & { id: string }, actor?: User): Promise<Channel> {
    const old = await this.#get(given.id);
    const wanted = { ...old, ...defined(given), team_id: old.team_id, type: given.type || old.type };
    const channel = await this.save(context, old, wanted);
    if (actor && channel.display_name !== old.display_name)
      await this.#parts.messages.renamed(context, old.id, actor, old.display_name, channel.display_name);
    return channel;
  }

  /** As `update`, and with an `actor` the channel says what they changed. */
  async patch(context: Context, channelId: string, patch: ChannelPatch, actor?: User): Promise<Channel> {
    const old = await this.#get(channelId);
    await this.#assertDirectIsNotRestricted(old);
    const channel = await this.save(context, old, { ...old, ...defined(patch) });
    if (!actor) return channel;
    const { messages } = this.#parts;
    if (channel.display_name !== old.display_name)
      await messages.renamed(context, old.id, actor, old.display_name, channel.display_name);
    if (channel.header !== old.header)
      await messages.headerChanged(context, old.id, actor, old.header, channel.header);
    if (channel.purpose !== old.purpose)
      await messages.purposeChanged(context, old.id, actor, old.purpose, channel.purpose);
    return channel;
  }

  /** Makes a channel public or private. If that cannot be said in the channel, it stays what it was. */
  async setPrivacy(context: Context, channelId: string, type: 'O' | 'P', actor?: User): Promise<Channel> {
    const old = await this.#get(channelId);
    if (isDirectOrGroup(old)) throw refuse('model.channel.is_valid.type.app_error', 'UpdateChannelPrivacy');
    if (old.name === DEFAULT_CHANNEL && type === 'P')
      throw refuse('api.channel.update_channel_privacy.default_channel_error', 'updateChannelPrivacy');
    const channel = await this.save(context, old, { ...old, type });
    const { messages } = this.#parts;
    const said = !actor
      ? true
      : await (type === 'O'
          ? messages.madePublic(context, channelId, actor)
          : messages.madePrivate(context, channelId, actor));
    if (!said) {
      await this.#write(channel, old);
      throw refuse('api.channel.post_channel_privacy_message.error', 'postChannelPrivacyMessage');
    }
    this.#parts.events.publish({
      event: 'channel_converted',
      data: { channel_id: channelId },
      broadcast: { team_id: channel.team_id },
    });
    return channel;
  }

  /** Archives a channel, its last words first. Runs ChannelWillBeArchived. */
  async archive(context: Context, channelId: string, actor?: User): Promise<void> {
    const channel = await this.#get(channelId);
    const where = 'DeleteChannel';
    if (channel.delete_at > 0) throw refuse('api.channel.delete_channel.deleted.app_error', where);
    if (channel.name === DEFAULT_CHANNEL)
      throw refuse('api.channel.delete_channel.cannot.app_error', where, { channel: DEFAULT_CHANNEL });
    const refusal = await this.#parts.hooks.ask.channelWillBeArchived(context, channel);
    if (refusal) throw refusedByPlugins(refusal, 'app.channel.delete_channel.rejected_by_plugin', where);
    if (actor) await this.#parts.messages.archived(context, channelId, actor);
    const at = this.#parts.clock.now();
    await this.#parts.database.transaction(async (tx) => {
      await this.#parts.channels.update(tx, channelId, { delete_at: at, update_at: at });
      await this.#parts.aftermath.archived(tx, channelId, at);
    });
    this.#deleted(channel, at);
  }

  /** Takes a channel out of the archive. Runs ChannelWillBeRestored. */
  async restore(context: Context, channelId: string, actor?: User): Promise<Channel> {
    const channel = await this.#get(channelId);
    const where = 'RestoreChannel';
    if (channel.delete_at === 0) throw refuse('api.channel.restore_channel.restored.app_error', where);
    const guards = this.#parts.guards.of(channelId);
    const refusal = await this.#parts.hooks.ask.channelWillBeRestored(context, channel, guards);
    if (refusal) throw refusedByPlugins(refusal, 'app.channel.restore_channel.rejected_by_plugin', where);
    const at = this.#parts.clock.now();
    await this.#parts.database.transaction((tx) =>
      this.#parts.channels.update(tx, channelId, { delete_at: 0, update_at: at }),
    );
    this.#parts.events.publish({
      event: 'channel_restored',
      data: { channel_id: channelId },
      broadcast: audienceOf(channel),
    });
    if (actor) await this.#parts.messages.restored(context, channelId, actor);
    return { ...channel, delete_at: 0, update_at: at };
  }

  /** Deletes a channel with everything that was said in it. It cannot be undone. */
  async deleteForGood(channelId: string): Promise<void> {
    const channel = await this.#get(channelId);
    // Known from before, for the event that is for them.
    await this.#parts.memberIds.of(channelId);
    const removeBytes = await this.#parts.database.transaction(async (tx) => {
      await this.#parts.aftermath.deleted(tx, channelId);
      await this.#parts.guards.forgetChannel(tx, channelId);
      await this.#parts.channelMembers.deleteAll(tx, channelId);
      await this.#parts.channels.delete(tx, channelId);
      return this.#parts.files.forget(tx, { channelId });
    });
    await removeBytes();
    await this.#parts.guards.reload();
    this.#deleted(channel, this.#parts.clock.now());
    await this.#parts.events.drained();
    this.#parts.memberIds.forget(channelId);
  }

  /**
   * Asks plugins, then writes what may change of a channel and tells its members. On a guarded channel plugins may not
   * change its type (contract: server-plugins §3).
   */
  async save(context: Context, old: Channel, wanted: Channel): Promise<Channel> {
    const where = 'UpdateChannel';
    const guards = this.#parts.guards.of(old.id);
    const asked: Channel = { ...wanted, id: old.id, update_at: this.#parts.clock.now() };
    assertChannelIsValid(asked);
    const verdict = await this.#parts.hooks.ask.channelWillBeUpdated(context, asked, old, guards);
    if (!('value' in verdict))
      throw refusedByPlugins(verdict, 'app.channel.update_channel.rejected_by_plugin', where);
    if (guards.length > 0 && verdict.value.type !== asked.type)
      throw refuse('app.channel.update_channel.plugin_type_mutation.app_error', where);
    const channel: Channel = {
      ...old,
      ...changeable(verdict.value),
      team_id: asked.team_id,
      type: isDirectOrGroup(asked) ? asked.type : verdict.value.type,
      update_at: asked.update_at,
    };
    assertChannelIsValid(channel);
    await this.#write(old, channel);
    this.#parts.events.publish({
      event: 'channel_updated',
      data: { channel: JSON.stringify(present('model.Channel', channel)) },
      broadcast: { channel_id: channel.id },
    });
    return channel;
  }

  async #write(old: Channel, channel: Channel): Promise<void> {
    const { team_id, type, update_at } = channel;
    await this.#parts.database.transaction(async (tx) => {
      if (channel.name !== old.name || team_id !== old.team_id) {
        const namesake = await this.#parts.channels.byName(team_id, channel.name, tx);
        if (namesake && namesake.id !== old.id)
          throw refuse('store.sql_channel.save_channel.exists.app_error', 'UpdateChannel');
      }
      const changes = { ...changeable(channel), team_id, type, update_at };
      await this.#parts.channels.update(tx, old.id, changes);
    });
  }

  #deleted(channel: Channel, at: number): void {
    this.#parts.events.publish({
      event: 'channel_deleted',
      data: { channel_id: channel.id, delete_at: at },
      broadcast: audienceOf(channel),
    });
  }

  async #get(channelId: string): Promise<Channel> {
    const channel = await this.#parts.channels.byId(channelId);
    if (!channel) throw refuse('app.channel.get.existing.app_error', 'GetChannel');
    return channel;
  }

  async #assertDirectIsNotRestricted(channel: Channel): Promise<void> {
    if (!isDirectOrGroup(channel)) return;
    if (this.#parts.config.get().TeamSettings.RestrictDirectMessage !== 'team') return;
    const userIds = [...(await this.#parts.memberIds.of(channel.id))];
    if ((await commonTeamIds(this.#parts.teamMembers, userIds)).length > 0) return;
    throw refuse('api.channel.patch_update_channel.restricted_dm.app_error', 'PatchChannel');
  }
}

function changeable(channel: Channel) {
  const { display_name, name, header, purpose, scheme_id } = channel;
  const { group_constrained, banner_info, default_category_name } = channel;
  return {
    display_name,
    name,
    header,
    purpose,
    scheme_id,
    group_constrained,
    banner_info,
    default_category_name,
  };
}

/** Without what is undefined, which would otherwise count as given. */
function defined<T extends object>(given: T): Partial<T> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** Everyone of the team knows of a public channel. */
function audienceOf(channel: Channel): { team_id: string } | { channel_id: string } {
  return channel.type === 'O' ? { team_id: channel.team_id } : { channel_id: channel.id };
}
