import type { Post, Reaction } from '@patchbay/contract';
import { In, MoreThan, type EntityManager } from 'typeorm';
import type { Database } from '../database/database.ts';
import { rowsOf } from '../database/statements.ts';
import { fill } from '../model/fill.ts';
import { newId } from '../model/ids.ts';
import { postEntity } from '../posts/post.entity.ts';
import type { PostRepository } from '../posts/post.repository.ts';
import { reactionEntity } from '../reactions/reaction.entity.ts';
import {
  sharedChannelAttachmentEntity,
  sharedChannelUserEntity,
  type SharedChannelUserRow,
} from './shared-channel.entity.ts';

/** What a channel says of itself when it is changed: the other side has names of its own. */
const OF_CHANNEL = `('system_header_change', 'system_displayname_change', 'system_purpose_change')`;
const POSTS = `WHERE channelid = ? AND originalid = '' AND type NOT IN ${OF_CHANNEL}`;

/** A time and an id, behind which the next begins. */
export interface Mark {
  readonly at: number;
  readonly id: string;
}

/** What happened in a channel since a remote was told, and what it knows of people and files. */
export class SyncRowsRepository {
  readonly #database: Database;
  readonly #posts: PostRepository;

  constructor(database: Database, posts: PostRepository) {
    this.#database = database;
    this.#posts = posts;
  }

  /** Deleted ones too, oldest first. */
  async created(channelId: string, after: Mark, limit: number): Promise<Post[]> {
    const tail = `${POSTS} AND (createat, id) > (?, ?) ORDER BY createat, id LIMIT ?`;
    return this.#posts.complete(
      await rowsOf(this.#database.read, postEntity, tail, [channelId, after.at, after.id, limit]),
    );
  }

  /** What was changed or deleted after it was written, in the order of that. */
  async changed(channelId: string, after: Mark, limit: number): Promise<Post[]> {
    const tail = `${POSTS} AND (updateat, id) > (?, ?) AND updateat > createat ORDER BY updateat, id LIMIT ?`;
    return this.#posts.complete(
      await rowsOf(this.#database.read, postEntity, tail, [channelId, after.at, after.id, limit]),
    );
  }

  /** Those taken back too. */
  async reactions(postIds: readonly string[], since: number): Promise<Reaction[]> {
    if (postIds.length === 0) return [];
    const rows = await this.#database.read.find(reactionEntity, {
      where: { post_id: In([...postIds]), update_at: MoreThan(since) },
      order: { update_at: 'ASC', user_id: 'ASC', emoji_name: 'ASC' },
    });
    return rows.map((row) => fill<Reaction>('model.Reaction', row));
  }

  /** By person. */
  async known(
    channelId: string,
    remoteId: string,
    userIds: readonly string[],
  ): Promise<Map<string, SharedChannelUserRow>> {
    if (userIds.length === 0) return new Map();
    const where = { channel_id: channelId, remote_id: remoteId, user_id: In([...userIds]) };
    const rows = await this.#database.read.find(sharedChannelUserEntity, { where });
    return new Map(rows.map((row) => [row.user_id, row]));
  }

  /** Which remotes know someone, and through which channels. */
  whoKnows(userId: string): Promise<SharedChannelUserRow[]> {
    return this.#database.read.find(sharedChannelUserEntity, { where: { user_id: userId } });
  }

  async noteUser(
    tx: EntityManager,
    key: { channel_id: string; remote_id: string; user_id: string },
    times: { now: number; syncedAt: number },
  ): Promise<void> {
    const { affected } = await tx.update(sharedChannelUserEntity, key, { last_sync_at: times.syncedAt });
    if (affected) return;
    const more = { id: newId(), create_at: times.now, last_membership_sync_at: 0 };
    await tx.insert(sharedChannelUserEntity, { ...key, ...more, last_sync_at: times.syncedAt });
  }

  /** Those of the files that a remote was given. */
  async given(remoteId: string, fileIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (fileIds.length === 0) return new Set();
    const where = { remote_id: remoteId, file_id: In([...fileIds]) };
    const rows = await this.#database.read.find(sharedChannelAttachmentEntity, { where });
    return new Set(rows.map((row) => row.file_id));
  }

  async noteFile(tx: EntityManager, fileId: string, remoteId: string, now: number): Promise<void> {
    const row = { id: newId(), file_id: fileId, remote_id: remoteId, create_at: now, last_sync_at: now };
    await tx
      .createQueryBuilder()
      .insert()
      .into(sharedChannelAttachmentEntity)
      .values(row)
      .orIgnore()
      .execute();
  }
}
