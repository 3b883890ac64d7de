import type { FileInfo, GetFileInfosOptions } from '@patchbay/contract';
import type { ByteRange, FileStore } from './file-store.ts';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { EntityManager } from 'typeorm';
import type { CoreCommon } from '../core-common.ts';
import { refuse } from '../errors.ts';
import { newId } from '../model/ids.ts';
import type { Page } from '../page.ts';
import type { FileInfoRepository, FileOwner } from './file-info.repository.ts';

/** Most files one listing holds. */
const LONGEST_LIST = 10_000;

export interface FileServiceParts extends CoreCommon {
  readonly fileInfos: FileInfoRepository;
  readonly store: FileStore;
  /** What public links are made with where FileSettings.PublicLinkSalt is empty; nobody can guess it. */
  readonly linkSecret: string;
}

/** Files that are stored: finding, reading, attaching them to posts. Who may is the caller's to check. */
export class FileService {
  readonly #parts: FileServiceParts;

  constructor(parts: FileServiceParts) {
    this.#parts = parts;
  }

  async get(fileId: string): Promise<FileInfo> {
    const info = await this.#parts.fileInfos.byId(fileId);
    if (!info) throw refuse('app.file_info.get.app_error', 'GetFileInfo');
    return info;
  }

  /** With the text that search knows the file by. */
  async getWithContent(fileId: string): Promise<FileInfo> {
    const info = await this.get(fileId);
    return { ...info, Content: await this.#parts.fileInfos.content(fileId) };
  }

  /** Newest first. */
  byIds(fileIds: readonly string[]): Promise<FileInfo[]> {
    return this.#parts.fileInfos.byIds(fileIds);
  }

  async list({ page, perPage }: Page, options: Partial<GetFileInfosOptions> = {}): Promise<FileInfo[]> {
    const sortBy = options.sort_by || 'CreateAt';
    if (page < 0 || perPage < 0 || (sortBy !== 'CreateAt' && sortBy !== 'Size'))
      throw refuse('app.file_info.get_with_options.app_error', 'GetFileInfos', { name: sortBy });
    if (perPage === 0) return [];
    const size = Math.min(perPage, LONGEST_LIST);
    return this.#parts.fileInfos.list({ page, perPage: size }, { ...options, sort_by: sortBy });
  }

  /** By post, each in the order they were uploaded; posts without files are missing. No query for no posts. */
  async infosOfPosts(postIds: readonly string[], includeDeleted = false): Promise<Map<string, FileInfo[]>> {
    const found = await this.#parts.fileInfos.ofPosts(postIds, includeDeleted);
    const byPost = new Map<string, FileInfo[]>();
    for (const info of found) byPost.set(info.post_id, [...(byPost.get(info.post_id) ?? []), info]);
    return byPost;
  }

  /**
   * Attaches files to a post, in its transaction. Answers the ids of those that are its own now: uploaded by the author
   * or a plugin, and part of no other post. The others are not the author's to show.
   */
  async attach(
    tx: EntityManager,
    postId: string,
    channelId: string,
    userId: string,
    fileIds: readonly string[],
  ): Promise<string[]> {
    const attached: string[] = [];
    for (const fileId of new Set(fileIds)) {
      if (await this.#parts.fileInfos.attach(tx, fileId, { postId, channelId, userId }))
        attached.push(fileId);
      else
        this.#parts.logger.warn('A file could not be attached to a post', {
          file_id: fileId,
          post_id: postId,
        });
    }
    return attached;
  }

  /** Marks the files of a post and of the replies to it as deleted, in the transaction that deletes the post. */
  deleteOfPost(tx: EntityManager, postId: string, at: number): Promise<void> {
    return this.#parts.fileInfos.deleteOfThread(tx, postId, at);
  }

  /** Marks single files of a post as deleted; `at` 0 brings them back. For posts that are edited. */
  markDeleted(tx: EntityManager, postId: string, fileIds: readonly string[], at: number): Promise<void> {
    return this.#parts.fileInfos.markDeleted(tx, postId, fileIds, at);
  }

  /**
   * Removes what is known of files for good, in the transaction that removes whose they were. What it answers removes
   * their bytes, once that is committed.
   */
  async forget(tx: EntityManager, which: FileOwner): Promise<() => Promise<void>> {
    const paths = await this.#parts.fileInfos.remove(tx, which);
    return async () => {
      for (const path of paths)
        await this.#parts.store.remove(path).catch((error: unknown) => {
          const fields = { path, error: String(error) };
          this.#parts.logger.warn('The bytes of a file that is gone could not be removed', fields);
        });
    };
  }

  /** New ids for the same bytes, part of no post yet. */
  async copy(userId: string, fileIds: readonly string[]): Promise<string[]> {
    const now = this.#parts.clock.now();
    const copies: FileInfo[] = [];
    for (const fileId of fileIds) {
      const info = await this.getWithContent(fileId);
      const at = { create_at: now, update_at: now };
      copies.push({ ...info, ...at, id: newId(), user_id: userId, post_id: '', channel_id: '' });
    }
    await this.#parts.database.transaction(async (tx) => {
      for (const copy of copies) await this.#parts.fileInfos.insert(tx, copy);
    });
    return copies.map((copy) => copy.id);
  }

  async setContent(fileId: string, content: string): Promise<void> {
    await this.get(fileId);
    const text = content.replaceAll('\0', '');
    await this.#parts.database.transaction((tx) =>
      this.#parts.fileInfos.update(tx, fileId, { Content: text }),
    );
  }

  /** The bytes at a path of the file store, or a part of them; 404 when they are not there. */
  async read(path: string, range?: ByteRange): Promise<Readable> {
    try {
      return await this.#parts.store.read(path, range);
    } catch (error) {
      throw isMissing(error) ? refuse('api.file.read_file.app_error', 'ReadFile') : error;
    }
  }

  /** All of the bytes at a path of the file store; 404 when they are not there. */
  async bytes(path: string): Promise<Uint8Array> {
    await this.size(path);
    const data = await this.read(path);
    return buffer(data).catch((error: unknown) => {
      throw isMissing(error) ? refuse('api.file.read_file.app_error', 'ReadFile') : error;
    });
  }

  /** Bytes; 404 when the file store has no such path. */
  async size(path: string): Promise<number> {
    const size = isOutside(path) ? undefined : await this.#parts.store.size(path);
    if (size === undefined) throw refuse('api.file.read_file.app_error', 'ReadFile');
    return size;
  }

  /** The address under which anyone may load the file, below that of the site. */
  publicPath(fileId: string): string {
    return `/files/${fileId}/public?h=${this.#hash(fileId)}`;
  }

  isPublicHash(fileId: string, given: string): boolean {
    const right = Buffer.from(this.#hash(fileId));
    const asked = Buffer.from(given);
    return asked.length === right.length && timingSafeEqual(asked, right);
  }

  #hash(fileId: string): string {
    const salt = this.#parts.config.get().FileSettings.PublicLinkSalt || this.#parts.linkSecret;
    return createHash('sha256').update(salt).update(fileId).digest('base64url');
  }
}

function isMissing(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return code === 'host.file_missing' || code === 'host.path_outside' || code === 'EISDIR';
}

function isOutside(path: string): boolean {
  return path === '' || path.startsWith('/') || path.split('/').includes('..') || /[\0\\]/.test(path);
}
