import type { Post } from '@patchbay/contract';
import { In } from 'typeorm';
import type { Database } from '../../database/database.ts';
import type { Page } from '../../page.ts';
import { JOIN_LEAVE } from '../post-rules.ts';
import { postEntity, type PostRow } from '../post.entity.ts';
import type { PostRepository } from '../post.repository.ts';
import type { ThreadPart } from './read-options.ts';

/** Posts by threads, pins, flags and versions; the pages of channels are {@link PostRepository}'s. */
export class PostReadingRepository {
  readonly #database: Database;
  readonly #posts: PostRepository;

  constructor(database: Database, posts: PostRepository) {
    this.#database = database;
    this.#posts = posts;
  }

  /** Every root of these with its replies. */
  async threads(rootIds: readonly string[]): Promise<Post[]> {
    if (rootIds.length === 0) return [];
    const ids = In([...rootIds]);
    return this.#posts.complete(
      await this.#database.read.find(postEntity, {
        where: [
          { id: ids, original_id: '' },
          { root_id: ids, delete_at: 0, original_id: '' },
        ],
      }),
    );
  }

  /** One more than the page holds, so that the caller knows whether there are more. With the root unless `repliesOnly`. */
  async threadPart(rootId: string, part: ThreadPart, repliesOnly: boolean): Promise<Post[]> {
    const column = part.updatesOnly ? 'post.update_at' : 'post.create_at';
    const query = this.#database.read
      .createQueryBuilder<PostRow>(postEntity, 'post')
      .where(repliesOnly ? 'post.root_id = :rootId' : '(post.id = :rootId OR post.root_id = :rootId)', {
        rootId,
      })
      .andWhere(`post.delete_at = 0 AND post.original_id = ''`);
    const isDown = part.direction === 'down';
    for (const [field, from] of [
      ['post.create_at', part.fromCreateAt],
      ['post.update_at', part.fromUpdateAt],
    ] as const) {
      if (from === 0) continue;
      const sign = isDown ? '>' : '<';
      const sameTime = part.fromPost === '' ? '' : ` OR (${field} = :from AND post.id ${sign} :fromPost)`;
      query.andWhere(`(${field} ${sign} :from${sameTime})`, { from, fromPost: part.fromPost });
    }
    const order = part.direction === 'up' ? 'DESC' : 'ASC';
    query.orderBy(column, order).addOrderBy('post.id', order);
    if (part.perPage > 0) query.take(part.perPage + 1);
    return this.#posts.complete(await query.getMany());
  }

  /** When a post of the channel was changed last; 0 in an empty one. */
  async lastUpdate(channelId: string, rootsOnly: boolean): Promise<number> {
    const [row] = await this.#database.read.find(postEntity, {
      select: { update_at: true },
      where: { channel_id: channelId, ...(rootsOnly ? { root_id: '' } : {}) },
      order: { update_at: 'DESC' },
      take: 1,
    });
    return row?.update_at ?? 0;
  }

  /** The first post after a time in ms. */
  async firstAfter(channelId: string, time: number, rootsOnly: boolean): Promise<Post | undefined> {
    const [post] = await this.#posts.beside(
      channelId,
      { id: '~', create_at: time },
      'newer',
      { page: 0, perPage: 1 },
      { rootsOnly },
    );
    return post;
  }

  async pinned(channelId: string): Promise<Post[]> {
    return this.#posts.complete(
      await this.#database.read.find(postEntity, {
        where: { channel_id: channelId, is_pinned: true, delete_at: 0, original_id: '' },
        order: { create_at: 'DESC' },
      }),
    );
  }

  /** Of the given ones, a page of those in the given channels, newest first. */
  async among(postIds: readonly string[], channelIds: readonly string[], page: Page): Promise<Post[]> {
    if (postIds.length === 0 || channelIds.length === 0) return [];
    return this.#posts.complete(
      await this.#database.read.find(postEntity, {
        where: { id: In([...postIds]), channel_id: In([...channelIds]), delete_at: 0, original_id: '' },
        order: { create_at: 'DESC', id: 'DESC' },
        skip: page.page * page.perPage,
        take: page.perPage,
      }),
    );
  }

  /** The channels someone is in: all, or those of a team and the direct ones. */
  async channelIdsOf(userId: string, teamId = ''): Promise<string[]> {
    const query = this.#database.read
      .createQueryBuilder()
      .select('member.channelid', 'id')
      .from('channelmembers', 'member')
      .innerJoin('channels', 'channel', 'channel.id = member.channelid')
      .where('member.userid = :userId', { userId });
    if (teamId !== '') query.andWhere(`(channel.teamid = :teamId OR channel.teamid = '')`, { teamId });
    return (await query.getRawMany<{ id: string }>()).map((row) => row.id);
  }

  /** How many posts of a channel were made at or after a time in ms; by somebody other than `notBy` if that is given. */
  async countFrom(channelId: string, from: number, notBy = ''): Promise<{ all: number; roots: number }> {
    const query = this.#database.read
      .createQueryBuilder(postEntity, 'post')
      .select('COUNT(*)', 'total')
      .addSelect(`SUM(CASE WHEN post.root_id = '' THEN 1 ELSE 0 END)`, 'roots')
      .where('post.channel_id = :channelId AND post.create_at >= :from', { channelId, from })
      .andWhere(`post.delete_at = 0 AND post.original_id = ''`)
      .andWhere('post.type NOT IN (:...silent)', { silent: [...JOIN_LEAVE] });
    if (notBy !== '') query.andWhere('post.user_id <> :notBy', { notBy });
    const found = await query.getRawOne<{ total: number | string; roots: number | string | null }>();
    return { all: Number(found?.total ?? 0), roots: Number(found?.roots ?? 0) };
  }

  /** Older versions of a post, the newest first. */
  async versions(postId: string): Promise<Post[]> {
    return this.#posts.complete(
      await this.#database.read.find(postEntity, {
        where: { original_id: postId },
        order: { edit_at: 'DESC', update_at: 'DESC' },
      }),
    );
  }

  /** One older version. */
  async version(versionId: string): Promise<Post | undefined> {
    const row = await this.#database.read.findOne(postEntity, { where: { id: versionId } });
    return row && row.original_id !== '' ? (await this.#posts.complete([row]))[0] : undefined;
  }
}
