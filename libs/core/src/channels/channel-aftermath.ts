import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database.ts';
import { inDialect } from '../database/in-dialect.ts';

const POSTS = 'SELECT id FROM posts WHERE channelid = ?';

/** What goes with a channel that is deleted for good, in the order of who points to whom. */
const DELETED = [
  `DELETE FROM reactions WHERE postid IN (${POSTS})`,
  `DELETE FROM threadmemberships WHERE postid IN (${POSTS})`,
  `DELETE FROM postreminders WHERE postid IN (${POSTS})`,
  'DELETE FROM threads WHERE channelid = ?',
  'DELETE FROM postspriority WHERE channelid = ?',
  'DELETE FROM drafts WHERE channelid = ?',
  'DELETE FROM posts WHERE channelid = ?',
  'DELETE FROM incomingwebhooks WHERE channelid = ?',
  'DELETE FROM outgoingwebhooks WHERE channelid = ?',
  'DELETE FROM sidebarchannels WHERE channelid = ?',
  'DELETE FROM sharedchannelremotes WHERE channelid = ?',
  'DELETE FROM sharedchannelusers WHERE channelid = ?',
  'DELETE FROM sharedchannels WHERE channelid = ?',
];

/** What other areas keep about a channel, when it is archived, moved or deleted; part of the same unit of work. */
export class ChannelAftermath {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Webhooks into and out of an archived channel end. */
  async archived(tx: EntityManager, channelId: string, at: number): Promise<void> {
    for (const table of ['incomingwebhooks', 'outgoingwebhooks'])
      await this.#run(tx, `UPDATE ${table} SET deleteat = ? WHERE channelid = ? AND deleteat = 0`, [
        at,
        channelId,
      ]);
  }

  /** Webhooks and threads go with the channel; sidebars forget where it was. */
  async moved(tx: EntityManager, channelId: string, teamId: string): Promise<void> {
    for (const table of ['incomingwebhooks', 'outgoingwebhooks'])
      await this.#run(tx, `UPDATE ${table} SET teamid = ? WHERE channelid = ?`, [teamId, channelId]);
    await this.#run(tx, 'UPDATE threads SET threadteamid = ? WHERE channelid = ?', [teamId, channelId]);
    await this.#run(tx, 'DELETE FROM sidebarchannels WHERE channelid = ?', [channelId]);
  }

  /** Someone who is no longer in a channel follows nothing there. */
  async left(tx: EntityManager, channelId: string, userId: string): Promise<void> {
    const threads = 'SELECT postid FROM threads WHERE channelid = ?';
    await this.#run(tx, `DELETE FROM threadmemberships WHERE userid = ? AND postid IN (${threads})`, [
      userId,
      channelId,
    ]);
  }

  /** Whoever has read the channel has read the threads that they follow there. */
  async threadsRead(tx: EntityManager, channelId: string, userId: string, at: number): Promise<void> {
    const threads = 'SELECT postid FROM threads WHERE channelid = ?';
    const read = 'SET lastviewed = ?, lastupdated = ?, unreadmentions = 0';
    await this.#run(tx, `UPDATE threadmemberships ${read} WHERE userid = ? AND postid IN (${threads})`, [
      at,
      at,
      userId,
      channelId,
    ]);
  }

  async deleted(tx: EntityManager, channelId: string): Promise<void> {
    for (const statement of DELETED) await this.#run(tx, statement, [channelId]);
  }

  async #run(tx: EntityManager, statement: string, values: (string | number)[]): Promise<void> {
    await tx.query(inDialect(statement, this.#database.dialect), values);
  }
}
