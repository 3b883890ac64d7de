import type { Channel, Context, Draft, FileInfo, PostMetadata } from '@patchbay/contract';
import type { ChannelRepository } from '../channels/channel.repository.ts';
import type { CoreCommon } from '../core-common.ts';
import { refuse } from '../errors.ts';
import type { FileService } from '../files/file.service.ts';
import { refusedByPlugins } from '../hooks/unanswered.ts';
import { fill } from '../model/fill.ts';
import { isId } from '../model/ids.ts';
import { present } from '../model/present.ts';
import { cleaned, MESSAGE_LIMIT, PROPS_LIMIT } from '../posts/post-rules.ts';
import type { PostReadingRepository } from '../posts/reading/post-reading.repository.ts';
import type { DraftRow } from './draft.entity.ts';
import type { DraftRepository } from './draft.repository.ts';

/** Characters of the ids of a draft's files as JSON. */
const FILE_IDS_LIMIT = 300;

export interface DraftServiceParts extends CoreCommon {
  readonly drafts: DraftRepository;
  readonly channels: ChannelRepository;
  readonly reading: PostReadingRepository;
  readonly files: Pick<FileService, 'byIds'>;
}

/** Messages that people have begun, on all their devices. Who may post where is the caller's to check. */
export class DraftService {
  readonly #parts: DraftServiceParts;

  constructor(parts: DraftServiceParts) {
    this.#parts = parts;
  }

  /** Throws 501 where drafts are not kept (ServiceSettings.AllowSyncedDrafts). */
  assertEnabled(where: string): void {
    if (this.#parts.config.get().ServiceSettings.AllowSyncedDrafts !== true)
      throw refuse('api.drafts.disabled.app_error', where);
  }

  /** Keeps a draft; an empty one is removed, which answers undefined. DraftWillBeUpserted may change it or say no. */
  async upsert(context: Context, given: Draft): Promise<Draft | undefined> {
    const channel = await this.#channel(given.channel_id);
    if (channel.delete_at > 0)
      throw refuse('api.draft.create_draft.can_not_draft_to_deleted.error', 'CreateDraft');
    assertValid(given);
    if (given.message === '') {
      await this.#remove(given.user_id, given.channel_id, given.root_id);
      return undefined;
    }
    const guards = this.#parts.guards.of(channel.id);
    const verdict = await this.#parts.hooks.ask.draftWillBeUpserted(context, given, guards);
    if (!('value' in verdict))
      throw refusedByPlugins(verdict, 'app.draft.upsert.rejected_by_plugin', 'CreateDraft');
    const { file_ids, message, priority, props } = verdict.value;
    const wanted = { ...given, file_ids, message: cleaned(message), priority, props };
    assertValid(wanted);
    const { known, row } = await this.#save(wanted);
    const draft = await this.#shown(row);
    this.#publish(known ? 'draft_updated' : 'draft_created', draft, context.ConnectionId);
    return draft;
  }

  /** Someone's drafts in a team and in their direct channels, the one changed last first. */
  async list(userId: string, teamId: string): Promise<Draft[]> {
    const channels = await this.#parts.reading.channelIdsOf(userId, teamId);
    const drafts: Draft[] = [];
    for (const row of await this.#parts.drafts.ofUser(userId, channels)) drafts.push(await this.#shown(row));
    return drafts;
  }

  /** Removes a draft; one that is not there is no mistake. */
  async delete(context: Context, userId: string, channelId: string, rootId: string): Promise<void> {
    const row = await this.#parts.drafts.get(userId, channelId, rootId);
    if (!row) return;
    await this.#remove(userId, channelId, rootId);
    this.#publish('draft_deleted', await this.#shown(row), context.ConnectionId);
  }

  async #save(draft: Draft): Promise<{ known: boolean; row: DraftRow }> {
    const now = this.#parts.clock.now();
    return this.#parts.database.transaction(async (tx) => {
      const before = await this.#parts.drafts.get(draft.user_id, draft.channel_id, draft.root_id, tx);
      const row: DraftRow = {
        user_id: draft.user_id,
        channel_id: draft.channel_id,
        root_id: draft.root_id,
        create_at: before?.create_at ?? now,
        update_at: now,
        delete_at: 0,
        message: draft.message,
        props: draft.props,
        file_ids: draft.file_ids,
        priority: draft.priority,
      };
      await this.#parts.drafts.save(tx, row);
      return { known: before !== undefined, row };
    });
  }

  async #remove(userId: string, channelId: string, rootId: string): Promise<void> {
    await this.#parts.database.transaction((tx) => this.#parts.drafts.delete(tx, userId, channelId, rootId));
  }

  /** With what is known of its files; of files that are somebody else's nothing is. */
  async #shown(row: DraftRow): Promise<Draft> {
    const ids = row.file_ids ?? [];
    const files: FileInfo[] = ids.length === 0 ? [] : await this.#parts.files.byIds(ids);
    const own = files.filter((info) => info.user_id === row.user_id && info.post_id === '');
    return fill<Draft>('model.Draft', {
      ...row,
      metadata: fill<PostMetadata>('model.PostMetadata', { files: own }),
    });
  }

  async #channel(channelId: string): Promise<Channel> {
    const channel = await this.#parts.channels.byId(channelId);
    if (!channel)
      throw refuse('api.context.invalid_param.app_error', 'CreateDraft', { name: 'draft.channel_id' });
    return channel;
  }

  #publish(event: string, draft: Draft, connectionId: string): void {
    this.#parts.events.publish({
      event,
      data: { draft: JSON.stringify(present('model.Draft', draft)) },
      broadcast: {
        user_id: draft.user_id,
        channel_id: draft.channel_id,
        omit_connection_id: connectionId,
      },
    });
  }
}

function assertValid(draft: Draft): void {
  const where = 'Drafts.IsValid';
  if (draft.root_id !== '' && !isId(draft.root_id))
    throw refuse('model.draft.is_valid.root_id.app_error', where);
  if (draft.message.length > MESSAGE_LIMIT && [...draft.message].length > MESSAGE_LIMIT)
    throw refuse('model.draft.is_valid.message_length.app_error', where, { limit: MESSAGE_LIMIT });
  if (JSON.stringify(draft.props).length > PROPS_LIMIT)
    throw refuse('model.draft.is_valid.props.app_error', where, { limit: PROPS_LIMIT });
  if (JSON.stringify(draft.priority).length > PROPS_LIMIT)
    throw refuse('model.draft.is_valid.priority.app_error', where, { limit: PROPS_LIMIT });
  if (JSON.stringify(draft.file_ids).length > FILE_IDS_LIMIT)
    throw refuse('model.draft.is_valid.file_ids.app_error', where);
}
