import type { SelectQueryBuilder } from 'typeorm';
import type { Database } from '../database/database.ts';
import type { ThreadsQuery } from './thread-view.ts';

/** What is asked of the threads that someone follows, in the channels that they are in. */
export interface ThreadScope {
  readonly userId: string;
  /** '' for every team. Direct channels belong to all of them. */
  readonly teamId: string;
  readonly excludeDirect: boolean;
  readonly deleted: boolean;
}

export interface FollowedThread {
  readonly rootId: string;
  readonly replyCount: number;
  readonly lastReplyAt: number;
  readonly participants: string[];
  readonly deleteAt: number;
  readonly lastViewed: number;
  readonly unreadMentions: number;
  readonly unreadReplies: number;
}

const UNREAD = 'thread.lastreplyat > known.lastviewed';

/** The threads that people follow. */
export class FollowedThreadRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The one with the newest reply first; with `after` the oldest of the newer ones first. */
  async list(scope: ThreadScope, query: ThreadsQuery): Promise<FollowedThread[]> {
    const builder = this.#threads(scope);
    if (query.since > 0)
      builder.andWhere('(known.lastupdated >= :since OR thread.lastreplyat >= :since)', {
        since: query.since,
      });
    if (query.unread) builder.andWhere(UNREAD);
    const beside = (sign: string, name: string) =>
      `thread.lastreplyat ${sign} (SELECT lastreplyat FROM threads WHERE postid = :${name})`;
    if (query.before !== '') builder.andWhere(beside('<', 'before'), { before: query.before });
    if (query.after !== '') builder.andWhere(beside('>', 'after'), { after: query.after });
    return this.#found(
      builder.orderBy('thread.lastreplyat', query.after === '' ? 'DESC' : 'ASC').limit(query.perPage),
    );
  }

  /** One thread, followed or not; undefined for someone who never had to do with it. */
  async one(userId: string, rootId: string): Promise<FollowedThread | undefined> {
    const builder = this.#known(userId).andWhere('known.postid = :rootId', { rootId });
    return (await this.#found(builder))[0];
  }

  async count(scope: ThreadScope, only: 'all' | 'unread'): Promise<number> {
    const builder = this.#threads(scope);
    if (only === 'unread') builder.andWhere(UNREAD);
    const row = await builder.select('COUNT(*)', 'total').getRawOne<{ total: number | string }>();
    return Number(row?.total ?? 0);
  }

  /** Mentions that were not read; with `urgent` those in threads of urgent posts. */
  async unreadMentions(scope: ThreadScope, urgent: boolean): Promise<number> {
    const builder = this.#threads(scope);
    if (urgent)
      builder.innerJoin('postspriority', 'prio', `prio.postid = thread.postid AND prio.priority = 'urgent'`);
    const row = await builder
      .select('COALESCE(SUM(known.unreadmentions), 0)', 'total')
      .getRawOne<{ total: number | string }>();
    return Number(row?.total ?? 0);
  }

  /** The roots of all threads that are followed in a team, and in direct channels. */
  async rootIds(scope: ThreadScope): Promise<string[]> {
    const rows = await this.#threads(scope).select('thread.postid', 'id').getRawMany<{ id: string }>();
    return rows.map((row) => row.id);
  }

  #threads({ deleted, excludeDirect, teamId, userId }: ThreadScope): SelectQueryBuilder<object> {
    const builder = this.#known(userId)
      .innerJoin(
        'channelmembers',
        'member',
        'member.channelid = thread.channelid AND member.userid = known.userid',
      )
      .andWhere('known.following = :following', { following: true });
    if (!deleted) builder.andWhere('thread.threaddeleteat = 0');
    if (teamId !== '') {
      const direct = excludeDirect ? '' : ` OR thread.threadteamid = ''`;
      builder.andWhere(`(thread.threadteamid = :teamId${direct})`, { teamId });
    }
    return builder;
  }

  #known(userId: string): SelectQueryBuilder<object> {
    return this.#database.read
      .createQueryBuilder()
      .from('threadmemberships', 'known')
      .innerJoin('threads', 'thread', 'thread.postid = known.postid')
      .where('known.userid = :userId', { userId }) as SelectQueryBuilder<object>;
  }

  async #found(builder: SelectQueryBuilder<object>): Promise<FollowedThread[]> {
    const unread = `(SELECT COUNT(*) FROM posts WHERE posts.rootid = known.postid
      AND posts.createat > known.lastviewed AND posts.deleteat = 0 AND posts.originalid = '')`;
    const rows = await builder
      .select('thread.postid', 'rootid')
      .addSelect('thread.replycount', 'replycount')
      .addSelect('thread.lastreplyat', 'lastreplyat')
      .addSelect('thread.participants', 'participants')
      .addSelect('thread.threaddeleteat', 'deleteat')
      .addSelect('known.lastviewed', 'lastviewed')
      .addSelect('known.unreadmentions', 'unreadmentions')
      .addSelect(unread, 'unreadreplies')
      .getRawMany<Record<string, string | number | null>>();
    return rows.map((row) => ({
      rootId: String(row['rootid']),
      replyCount: Number(row['replycount']),
      lastReplyAt: Number(row['lastreplyat']),
      participants: JSON.parse(String(row['participants'] ?? '[]')) as string[],
      deleteAt: Number(row['deleteat']),
      lastViewed: Number(row['lastviewed']),
      unreadMentions: Number(row['unreadmentions']),
      unreadReplies: Number(row['unreadreplies']),
    }));
  }
}
