import type { Post, PostMetadata } from '@patchbay/contract';
import { In, LessThanOrEqual, type EntityManager, type FindOptionsWhere } from 'typeorm';
import type { Database } from '../database/database.ts';
import { rowValues } from '../database/row-values.ts';
import { rowsOf, statementsOf } from '../database/statements.ts';
import { fill } from '../model/fill.ts';
import type { Page } from '../page.ts';
import { postEntity, type PostRow } from './post.entity.ts';
import type { ThreadRepository } from './thread.repository.ts';

/** Most posts one answer about "since" holds, as upstream. */
const SINCE_LIMIT = 1_000;

export type Neighbour = 'older' | 'newer';

export interface BesideOptions {
  readonly rootsOnly?: boolean;
  readonly includeDeleted?: boolean;
}

/**
 * Posts in the database, their threads' counts with them. Older versions of edited posts are rows of their own with
 * `original_id`; no listing shows them.
 */
export class PostRepository {
  readonly #database: Database;
  readonly #threads: ThreadRepository;

  constructor(database: Database, threads: ThreadRepository) {
    this.#database = database;
    this.#threads = threads;
  }

  async insert(tx: EntityManager, post: Post): Promise<void> {
    await tx.insert(postEntity, rowValues(rowOf(post)));
  }

  async update(tx: EntityManager, postId: string, changes: Partial<PostRow>): Promise<void> {
    await tx.update(postEntity, { id: postId }, rowValues(changes));
  }

  async deleteThread(tx: EntityManager, rootId: string, at: number): Promise<void> {
    await tx.update(postEntity, { root_id: rootId, delete_at: 0 }, { delete_at: at, update_at: at });
  }

  async byId(postId: string, manager = this.#database.read): Promise<Post | undefined> {
    const row = await manager.findOne(postEntity, { where: { id: postId, original_id: '' } });
    return row ? (await this.complete([row], manager))[0] : undefined;
  }

  async byIds(postIds: readonly string[]): Promise<Post[]> {
    if (postIds.length === 0) return [];
    const where = { id: In([...postIds]), original_id: '' };
    return this.complete(await this.#database.read.find(postEntity, { where }));
  }

  /** The root and its replies, oldest first. */
  async thread(rootId: string): Promise<Post[]> {
    const rows = await this.#database.read.find(postEntity, {
      where: [
        { id: rootId, delete_at: 0, original_id: '' },
        { root_id: rootId, delete_at: 0, original_id: '' },
      ],
      order: { create_at: 'ASC', id: 'ASC' },
    });
    return this.complete(rows);
  }

  /** Newest first; with `rootsOnly` no replies. */
  async ofChannel(
    channelId: string,
    page: Page,
    includeDeleted: boolean,
    rootsOnly = false,
  ): Promise<Post[]> {
    const rows = await this.#database.read.find(postEntity, {
      where: {
        channel_id: channelId,
        original_id: '',
        ...(includeDeleted ? {} : { delete_at: 0 }),
        ...(rootsOnly ? { root_id: '' } : {}),
      },
      order: { create_at: 'DESC', id: 'DESC' },
      skip: page.page * page.perPage,
      take: page.perPage,
    });
    return this.complete(rows);
  }

  /**
   * What was posted, changed or deleted after a time, newest first. What was posted since then comes first anyway; only
   * if there is room for more are older posts looked for that changed.
   */
  async since(channelId: string, since: number, rootsOnly = false): Promise<Post[]> {
    const ofChannel = `WHERE channelid = ? AND originalid = ''${rootsOnly ? ` AND rootid = ''` : ''}`;
    const postedTail = `${ofChannel} AND createat > ? ORDER BY createat DESC, id DESC LIMIT ?`;
    const { read } = this.#database;
    const posted = await rowsOf(read, postEntity, postedTail, [channelId, since, SINCE_LIMIT]);
    const room = SINCE_LIMIT - posted.length;
    // The plus keeps databases from walking through all older posts in the order that is asked for.
    const changedTail = `${ofChannel} AND updateat > ? AND +createat <= ? ORDER BY +createat DESC, id DESC LIMIT ?`;
    const changed =
      room === 0 ? [] : await rowsOf(read, postEntity, changedTail, [channelId, since, since, room]);
    return this.complete([...posted, ...changed]);
  }

  /** The posts on one side of another, newest first. */
  async beside(
    channelId: string,
    post: Pick<Post, 'id' | 'create_at'>,
    side: Neighbour,
    page: Page,
    options: BesideOptions = {},
  ): Promise<Post[]> {
    const rows = await rowsOf(this.#database.read, postEntity, besideTail(side, options), [
      channelId,
      post.create_at,
      post.id,
      page.perPage,
      page.page * page.perPage,
    ]);
    return this.complete(side === 'older' ? rows : rows.reverse());
  }

  /** The id of the nearest post on one side; '' at the end of the channel. */
  async neighbourId(post: Post, side: Neighbour, rootsOnly = false): Promise<string> {
    const sql = `SELECT id FROM posts ${besideTail(side, { rootsOnly })}`;
    const [nearest] = await statementsOf(this.#database.read).all<{ id: string }>(sql, [
      post.channel_id,
      post.create_at,
      post.id,
      1,
      0,
    ]);
    return nearest?.id ?? '';
  }

  async countUpTo(channelId: string, createdAt: number): Promise<number> {
    const where: FindOptionsWhere<PostRow> = { channel_id: channelId, create_at: LessThanOrEqual(createdAt) };
    return this.#database.read.count(postEntity, { where: { ...where, delete_at: 0, original_id: '' } });
  }

  /** Rows as posts, with what is counted of their threads. */
  async complete(rows: readonly PostRow[], manager = this.#database.read): Promise<Post[]> {
    const threads = await this.#threads.byRootIds(
      [...new Set(rows.map((row) => row.root_id || row.id))],
      manager,
    );
    return rows.map((row) => {
      const thread = threads.get(row.root_id || row.id);
      return fill<Post>('model.Post', {
        ...row,
        reply_count: thread?.reply_count ?? 0,
        last_reply_at: row.root_id === '' ? (thread?.last_reply_at ?? 0) : 0,
        metadata: fill<PostMetadata>('model.PostMetadata', {}),
      });
    });
  }
}

/** A channel's posts before or behind a time and id, the nearest first. */
function besideTail(side: Neighbour, { rootsOnly = false, includeDeleted = false }: BesideOptions): string {
  const [sign, direction] = side === 'older' ? ['<', 'DESC'] : ['>', 'ASC'];
  return `WHERE channelid = ? AND originalid = ''${includeDeleted ? '' : ' AND deleteat = 0'}${rootsOnly ? ` AND rootid = ''` : ''}
    AND (createat, id) ${sign} (?, ?) ORDER BY createat ${direction}, id ${direction} LIMIT ? OFFSET ?`;
}

function rowOf(post: Post): PostRow {
  return {
    id: post.id,
    create_at: post.create_at,
    update_at: post.update_at,
    edit_at: post.edit_at,
    delete_at: post.delete_at,
    is_pinned: post.is_pinned,
    user_id: post.user_id,
    channel_id: post.channel_id,
    root_id: post.root_id,
    original_id: post.original_id,
    message: post.message,
    type: post.type,
    props: post.props,
    hashtags: post.hashtags,
    file_ids: post.file_ids,
    has_reactions: post.has_reactions,
    remote_id: post.remote_id,
  };
}
