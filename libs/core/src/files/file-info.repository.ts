import type { FileInfo, GetFileInfosOptions } from '@patchbay/contract';
import { In, MoreThanOrEqual, type EntityManager, type FindOptionsWhere } from 'typeorm';
import { postEntity } from '../posts/post.entity.ts';
import type { Database } from '../database/database.ts';
import { rowValues } from '../database/row-values.ts';
import { fill } from '../model/fill.ts';
import { skipAndTake, type Page } from '../page.ts';
import { FILE_INFO, type FileInfoRow } from './file-info.entity.ts';

/** The user of files that nobody has uploaded: a plugin has. */
export const NO_USER = 'nouser';

/** What is known of files. Their text (`Content`) is read by search alone. */
export class FileInfoRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async insert(tx: EntityManager, info: FileInfo): Promise<void> {
    await tx.insert<FileInfoRow>(FILE_INFO, rowValues(rowOf(info)));
  }

  async update(tx: EntityManager, fileId: string, changes: Partial<FileInfoRow>): Promise<void> {
    await tx.update<FileInfoRow>(FILE_INFO, { id: fileId }, rowValues(changes));
  }

  /** Of a file that was not deleted. */
  async byId(fileId: string, manager = this.#database.read): Promise<FileInfo | undefined> {
    const row = await manager.findOne<FileInfoRow>(FILE_INFO, { where: { id: fileId, delete_at: 0 } });
    return row ? toInfo(row) : undefined;
  }

  async content(fileId: string): Promise<string> {
    const row = await this.#database.read.findOne<FileInfoRow>(FILE_INFO, {
      select: { id: true, Content: true },
      where: { id: fileId },
    });
    return row?.Content ?? '';
  }

  /** Newest first; ids that are not there are left out. */
  async byIds(fileIds: readonly string[], includeDeleted = false): Promise<FileInfo[]> {
    if (fileIds.length === 0) return [];
    const rows = await this.#database.read.find<FileInfoRow>(FILE_INFO, {
      where: { id: In([...fileIds]), ...(includeDeleted ? {} : { delete_at: 0 }) },
      order: { create_at: 'DESC', id: 'ASC' },
    });
    return rows.map(toInfo);
  }

  /** Oldest first. */
  async ofPosts(postIds: readonly string[], includeDeleted = false): Promise<FileInfo[]> {
    if (postIds.length === 0) return [];
    const rows = await this.#database.read.find<FileInfoRow>(FILE_INFO, {
      where: { post_id: In([...postIds]), ...(includeDeleted ? {} : { delete_at: 0 }) },
      order: { create_at: 'ASC', id: 'ASC' },
    });
    return rows.map(toInfo);
  }

  async list(page: Page, options: Partial<GetFileInfosOptions>): Promise<FileInfo[]> {
    const direction = options.sort_descending ? 'DESC' : 'ASC';
    const rows = await this.#database.read.find<FileInfoRow>(FILE_INFO, {
      where: {
        ...(options.channel_ids?.length ? { channel_id: In(options.channel_ids) } : {}),
        ...(options.user_ids?.length ? { user_id: In(options.user_ids) } : {}),
        ...(options.since ? { create_at: MoreThanOrEqual(options.since) } : {}),
        ...(options.include_deleted ? {} : { delete_at: 0 }),
        ...(options.only_empty_content ? { Content: '' } : {}),
      },
      order:
        options.sort_by === 'Size' ? { size: direction, id: 'ASC' } : { create_at: direction, id: 'ASC' },
      ...skipAndTake(page),
    });
    return rows.map(toInfo);
  }

  /** Whether it could: only a file of nobody's post, uploaded by the author of this one or by a plugin. */
  async attach(
    tx: EntityManager,
    fileId: string,
    to: { postId: string; channelId: string; userId: string },
  ): Promise<boolean> {
    const { affected } = await tx.update<FileInfoRow>(
      FILE_INFO,
      { id: fileId, post_id: '', delete_at: 0, user_id: In([to.userId, NO_USER]) },
      { post_id: to.postId, channel_id: to.channelId },
    );
    return affected === 1;
  }

  /** Marks the files of a post, and of the replies to it, as deleted. */
  async deleteOfThread(tx: EntityManager, postId: string, at: number): Promise<void> {
    const replies = await tx.find(postEntity, { select: { id: true }, where: { root_id: postId } });
    await this.#mark(tx, [postId, ...replies.map(({ id }) => id)], at);
  }

  /** Marks files of a post as deleted at a time; 0 takes that back. */
  async markDeleted(
    tx: EntityManager,
    postId: string,
    fileIds: readonly string[],
    at: number,
  ): Promise<void> {
    if (fileIds.length === 0) return;
    await tx.update<FileInfoRow>(FILE_INFO, { post_id: postId, id: In([...fileIds]) }, { delete_at: at });
  }

  /** Removes rows for good. Answers the paths in the file store that no other row names: a copy shares its bytes. */
  async remove(tx: EntityManager, which: FileOwner): Promise<string[]> {
    const rows: FileInfoRow[] = [];
    for (const where of whereOf(which)) {
      rows.push(...(await tx.find<FileInfoRow>(FILE_INFO, { where })));
      await tx.delete(FILE_INFO, where);
    }
    const left = new Set<string>();
    for (const some of inSlices(rows.map((row) => row.Path)))
      for (const { Path } of await tx.find<FileInfoRow>(FILE_INFO, { where: { Path: In(some) } }))
        left.add(Path);
    const gone = rows.filter(({ Path }) => !left.has(Path));
    return gone
      .flatMap(({ Path, ThumbnailPath, PreviewPath }) => [Path, ThumbnailPath, PreviewPath])
      .filter((path) => path !== '');
  }

  async #mark(tx: EntityManager, postIds: readonly string[], at: number): Promise<void> {
    for (const some of inSlices(postIds))
      await tx.update<FileInfoRow>(FILE_INFO, { post_id: In(some), delete_at: 0 }, { delete_at: at });
  }
}

/** How many ids one statement names. */
const MOST_PARAMETERS = 500;

/** Whose files: of posts, of a person, of a channel. */
export type FileOwner =
  { readonly postIds: readonly string[] } | { readonly userId: string } | { readonly channelId: string };

function whereOf(which: FileOwner): FindOptionsWhere<FileInfoRow>[] {
  if ('userId' in which) return [{ user_id: which.userId }];
  if ('channelId' in which) return [{ channel_id: which.channelId }];
  return inSlices(which.postIds).map((some) => ({ post_id: In(some) }));
}

function inSlices(ids: readonly string[]): string[][] {
  const count = Math.ceil(ids.length / MOST_PARAMETERS);
  return Array.from({ length: count }, (_, n) => ids.slice(n * MOST_PARAMETERS, (n + 1) * MOST_PARAMETERS));
}

function toInfo(row: FileInfoRow): FileInfo {
  const { mini_preview: mini, ...rest } = row;
  return fill<FileInfo>('model.FileInfo', {
    ...rest,
    ...(mini ? { mini_preview: new Uint8Array(mini) } : {}),
  });
}

function rowOf(info: FileInfo): FileInfoRow {
  const { mini_preview: mini, remote_id: remote, ...rest } = info;
  return { ...rest, mini_preview: mini ? Buffer.from(mini) : null, remote_id: remote ?? '' };
}
