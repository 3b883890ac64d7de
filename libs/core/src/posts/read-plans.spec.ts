import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Channel, Post, Team, User } from '@patchbay/contract';
import { makeDatabase } from '../fixtures/postgres/make-database.ts';
import { CONTEXT, TestCore } from '../fixtures/test-core.ts';
import { ChannelMemberRepository } from '../channels/channel-member.repository.ts';
import { ChannelRepository } from '../channels/channel.repository.ts';
import { Database } from '../database/database.ts';
import { statementsOf, type SqlValue } from '../database/statements.ts';
import { SearchRepository, type Search } from '../search/search.repository.ts';
import { SessionRepository } from '../sessions/session.repository.ts';
import { UserRepository } from '../users/user.repository.ts';
import { PostRepository } from './post.repository.ts';
import { PostReadingRepository } from './reading/post-reading.repository.ts';
import { WHOLE_THREAD } from './reading/read-options.ts';
import { ThreadRepository } from './thread.repository.ts';

const server = process.env['PATCHBAY_TEST_POSTGRES'];

/** What clients ask again and again must cost the same however many posts there are: it goes by an index, in its order. */
describe('reads by an index', () => {
  let test: TestCore;
  let database: Database;
  let posts: PostRepository;
  let reading: PostReadingRepository;
  let post: Post;
  let channel: Channel;
  let ada: User;
  let team: Team;
  const asked: [string, readonly SqlValue[]][] = [];

  beforeAll(async () => {
    test = await TestCore.open();
    ada = await test.user('ada');
    team = await test.team('engines', ada);
    channel = await test.townSquare(team);
    post = await test.core.posts.create(CONTEXT, { user_id: ada.id, channel_id: channel.id, message: 'x' });
    const name = test.folder.split('/').at(-1)?.toLowerCase().replaceAll('-', '_') ?? '';
    database = await Database.open(
      server
        ? { postgresUrl: await makeDatabase(server, name) }
        : { sqlitePath: `${test.folder}/patchbay.db` },
    );
    posts = new PostRepository(database, new ThreadRepository(database));
    const statements = statementsOf(database.read);
    const all = statements.all.bind(statements);
    statements.all = (sql, values) => {
      asked.push([sql, values]);
      return all(sql, values);
    };
    // What TypeORM asks itself.
    Object.assign(database.read.dataSource, {
      logger: {
        logQuery: (sql: string, values: SqlValue[] = []) => void asked.push([sql, values]),
        logQueryError: () => undefined,
      },
    });
    reading = new PostReadingRepository(database, posts);
  });
  afterAll(async () => {
    await database.close();
    await test.close();
  });

  /** How the database would go about everything that `work` asks. */
  async function plansOf(work: () => Promise<unknown>): Promise<string[]> {
    asked.length = 0;
    await work();
    expect(asked).not.toEqual([]);
    return database.transaction(async (tx) => {
      const statements = statementsOf(tx);
      // With so few rows it would rather read them all.
      if (database.dialect === 'postgres') await statements.run('SET LOCAL enable_seqscan = off', []);
      const explain = database.dialect === 'postgres' ? 'EXPLAIN' : 'EXPLAIN QUERY PLAN';
      const lines: string[] = [];
      for (const [sql, values] of asked)
        for (const row of await statements.all(`${explain} ${sql}`, values))
          lines.push('detail' in row ? String(row.detail) : Object.values(row).join(' '));
      return lines;
    });
  }

  const wholeTable = (lines: readonly string[]) =>
    lines.filter((line) =>
      /Seq Scan|^SCAN (?!json_each|candidates|patchbay_\w+ VIRTUAL TABLE|\(subquery)/.test(line),
    );
  const sorted = (lines: readonly string[]) => lines.filter((line) => /TEMP B-TREE|Sort Key/.test(line));

  it.each<[string, () => Promise<unknown>]>([
    ['the newest page', () => posts.ofChannel(channel.id, { page: 0, perPage: 60 }, false)],
    ['the newest page with deleted posts', () => posts.ofChannel(channel.id, { page: 0, perPage: 60 }, true)],
    ['the newest roots', () => posts.ofChannel(channel.id, { page: 0, perPage: 60 }, false, true)],
    ['a page before a post', () => posts.beside(channel.id, post, 'older', { page: 0, perPage: 60 })],
    ['a page after a post', () => posts.beside(channel.id, post, 'newer', { page: 0, perPage: 60 })],
    [
      'roots before a post',
      () => posts.beside(channel.id, post, 'older', { page: 0, perPage: 60 }, { rootsOnly: true }),
    ],
    ['the next post', () => posts.neighbourId(post, 'newer')],
  ])('%s, without sorting', async (_what, work) => {
    const lines = await plansOf(work);
    expect(wholeTable(lines)).toEqual([]);
    expect(sorted(lines)).toEqual([]);
  });

  const search = (): Search => ({
    words: [{ parts: ['x'], isPrefix: false }],
    without: [],
    joinedBy: 'AND',
    inHashtags: false,
    channelIds: [channel.id],
    authors: [],
    notAuthors: [],
    extensions: [],
    notExtensions: [],
    dates: { within: {} },
  });

  it.each<[string, () => Promise<unknown>]>([
    ['what changed since', () => posts.since(channel.id, post.create_at)],
    ['what changed since, of roots', () => posts.since(channel.id, post.create_at, true)],
    ['a thread', () => reading.threadPart(post.id, WHOLE_THREAD, false)],
    [
      'the end of a thread',
      () => reading.threadPart(post.id, { ...WHOLE_THREAD, perPage: 20, direction: 'up' }, true),
    ],
    ['threads', () => reading.threads([post.id, channel.id])],
    ['pinned posts', () => reading.pinned(channel.id)],
    ['flagged posts', () => reading.among([post.id], [channel.id], { page: 0, perPage: 60 })],
    ['what is unread', () => reading.countFrom(channel.id, post.create_at)],
    ['the first unread post', () => reading.firstAfter(channel.id, post.create_at, false)],
    ['the last change of a channel', () => reading.lastUpdate(channel.id, false)],
    ['versions of a post', () => reading.versions(post.id)],
    [
      'a search in a channel without words',
      () => new SearchRepository(database).posts({ ...search(), words: [] }, 60),
    ],
    ['posts by id', () => posts.byIds([post.id, channel.id])],
    ['a channel', () => new ChannelRepository(database).byId(channel.id)],
    ['a membership', () => new ChannelMemberRepository(database).get(channel.id, ada.id)],
    ['a person', () => new UserRepository(database).byId(ada.id)],
    ['a session', () => new SessionRepository(database).byToken('token')],
    ['a search', () => new SearchRepository(database).posts(search(), 60)],
    [
      'a search for a hashtag',
      () => new SearchRepository(database).posts({ ...search(), inHashtags: true }, 60),
    ],
    ['a search for files', () => new SearchRepository(database).files(search(), 60)],
  ])('%s', async (_what, work) => {
    expect(wholeTable(await plansOf(work))).toEqual([]);
  });

  it('and this would see a read of everything', async () => {
    const lines = await plansOf(() =>
      statementsOf(database.read).all(`SELECT id FROM posts WHERE type = ?`, ['']),
    );
    if (database.dialect === 'sqlite') expect(wholeTable(lines)).not.toEqual([]);
    else expect(lines.join()).toContain('Scan');
  });
});
