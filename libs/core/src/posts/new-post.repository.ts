import type { Post } from '@patchbay/contract';
import type { EntityManager } from 'typeorm';
import { inList, listOf } from '../database/compiled-where.ts';
import type { Database } from '../database/database.ts';
import type { Dialect } from '../database/dialect.ts';
import { statementsOf } from '../database/statements.ts';
import type { PostRepository } from './post.repository.ts';
import type { ThreadRepository } from './thread.repository.ts';

/** What one more post changes beside itself. */
export interface NewPostEffects {
  readonly teamId: string;
  /** Join and leave messages do not make a channel unread. */
  readonly counts: boolean;
  /** The author has read the channel by writing in it; the system has not. */
  readonly isRead: boolean;
  /** Whose count of mentions goes up. */
  readonly mentions: readonly string[];
}

const NOTE_REPLY = `UPDATE channels SET lastpostat = CASE WHEN lastpostat > ? THEN lastpostat ELSE ? END,
  totalmsgcount = totalmsgcount + ? WHERE id = ?`;
const NOTE_ROOT = `UPDATE channels SET lastpostat = CASE WHEN lastpostat > ? THEN lastpostat ELSE ? END,
  totalmsgcount = totalmsgcount + ?, totalmsgcountroot = totalmsgcountroot + ?, lastrootpostat = ? WHERE id = ?`;
const COUNT_MENTIONS = { sqlite: countMentions('sqlite'), postgres: countMentions('postgres') };
const READ_UP_TO_NOW = `UPDATE channelmembers SET msgcount = counted.totalmsgcount,
  msgcountroot = counted.totalmsgcountroot, mentioncount = 0, mentioncountroot = 0, urgentmentioncount = 0,
  lastviewedat = ?, lastupdateat = ?
  FROM (SELECT totalmsgcount, totalmsgcountroot FROM channels WHERE id = ?) AS counted
  WHERE channelid = ? AND userid = ?`;

/**
 * Writes a new post and all that it changes: one statement each for the post, the channel's counters, the author's
 * membership, the mentions if there are any, and the thread of a reply. Every post passes here, so the SQL is by hand.
 */
export class NewPostRepository {
  readonly #dialect: Dialect;
  readonly #posts: PostRepository;
  readonly #threads: ThreadRepository;

  constructor(database: Database, posts: PostRepository, threads: ThreadRepository) {
    this.#dialect = database.dialect;
    this.#posts = posts;
    this.#threads = threads;
  }

  async store(tx: EntityManager, post: Post, effects: NewPostEffects): Promise<void> {
    const statements = statementsOf(tx);
    const { create_at: at, channel_id: channelId } = post;
    const isRoot = post.root_id === '';
    const one = effects.counts ? 1 : 0;
    await this.#posts.insert(tx, post);
    if (isRoot) await statements.run(NOTE_ROOT, [at, at, one, one, at, channelId]);
    else {
      await this.#threads.addReply(tx, post, effects.teamId);
      await statements.run(NOTE_REPLY, [at, at, one, channelId]);
    }
    if (effects.mentions.length > 0)
      await statements.run(COUNT_MENTIONS[this.#dialect], [
        isRoot ? 1 : 0,
        channelId,
        listOf(effects.mentions, this.#dialect),
      ]);
    if (effects.isRead) await statements.run(READ_UP_TO_NOW, [at, at, channelId, channelId, post.user_id]);
  }
}

function countMentions(dialect: Dialect): string {
  return `UPDATE channelmembers SET mentioncount = mentioncount + 1, mentioncountroot = mentioncountroot + ?
    WHERE channelid = ? AND userid ${inList(dialect)}`;
}
