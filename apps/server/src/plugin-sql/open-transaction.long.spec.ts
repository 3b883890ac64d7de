import { setTimeout as after } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GO_BUILD_DEADLINE_MS, hasGo } from '../fixtures/go-sql-plugin.ts';
import { SqlServer } from '../fixtures/sql-server.ts';

/** Longer than the chat's own wait for a lock, so that a post that needed the lock would fail. */
const OPEN_MS = 10_000;
const POSTS_IN_FLIGHT = 8;

(hasGo ? describe : describe.skip)('a write transaction of a plugin (needs go on the PATH)', () => {
  let server: SqlServer;
  let channelId: string;

  beforeAll(async () => {
    server = await SqlServer.start();
    ({ id: channelId } = await server.channel());
  }, GO_BUILD_DEADLINE_MS);

  afterAll(() => server.stop());

  /** Posts for as long as `until` takes; gives the ids of those that were acknowledged. */
  async function posting(until: Promise<unknown>): Promise<string[]> {
    const ids: string[] = [];
    let over = false;
    void until.then(() => (over = true));
    const poster = async (): Promise<void> => {
      while (!over) {
        const message = `post ${ids.length}`;
        ids.push(
          (await server.rest<{ id: string }>('/posts', 'POST', { channel_id: channelId, message })).id,
        );
      }
    };
    await Promise.all(Array.from({ length: POSTS_IN_FLIGHT }, poster));
    return ids;
  }

  it(
    'stays open for ten seconds while the chat goes on posting',
    async () => {
      const before = await posting(after(OPEN_MS));
      await server.plugin('/begin');
      const during = await posting(after(OPEN_MS));
      expect(await server.plugin('/count')).toBe(0);
      await server.plugin('/commit');
      expect(await server.plugin('/count')).toBe(1);
      process.stdout.write(
        `posts in ${OPEN_MS} ms: ${before.length} without, ${during.length} with an open transaction\n`,
      );
      const { posts } = await server.rest<{ posts: object }>(`/channels/${channelId}/posts?per_page=200`);
      expect(Object.keys(posts)).toEqual(expect.arrayContaining(during.slice(-100)));
    },
    GO_BUILD_DEADLINE_MS,
  );
});
