import { BenchServer } from './bench-server.mjs';
import { seedPosts } from './seed-posts.mjs';
import { median } from './table.mjs';

const FEW = 1_000;
const MANY = 1_000_000;
const WARM_UP = 20;
const READS = 150;

/**
 * What clients read again and again, through REST, from a channel with a thousand posts and from one with a million: the
 * two should cost about the same. They are on servers of their own that are asked in turn, so that both meet the same weather.
 */
export default async function measure() {
  /** @type {BenchServer[]} */
  const servers = [];
  try {
    /** @type {[string, () => Promise<unknown>][][]} */
    const reads = [];
    for (const count of [FEW, MANY]) {
      const server = new BenchServer();
      servers.push(server);
      reads.push(await readsOf(server, count));
    }
    const [few = [], many = []] = reads;
    const rows = [];
    for (const [index, [what, readFew]] of few.entries()) {
      const [fewTimes, manyTimes] = await inTurn(readFew, many[index]?.[1] ?? readFew);
      rows.push(
        { what: `reading: ${what}, 1,000 posts`, value: told(fewTimes), ratio: 1 },
        {
          what: `reading: ${what}, 1,000,000 posts`,
          value: told(manyTimes),
          ratio: manyTimes.p50 / fewTimes.p50,
          'ratio of p99': manyTimes.p99 / fewTimes.p99,
        },
      );
    }
    return rows;
  } finally {
    for (const server of servers) await server.dispose();
  }
}

/**
 * @param {BenchServer} server
 * @param {number} count how many posts the channel gets
 * @returns {Promise<[string, () => Promise<unknown>][]>}
 */
async function readsOf(server, count) {
  await server.start();
  await server.login();
  const channelId = await server.channelId();
  const { json: me } = await server.call('GET', '/api/v4/users/me');
  const { json: teams } = await server.call('GET', '/api/v4/users/me/teams');
  await server.stop();
  seedPosts({ path: server.databasePath, channelId, userId: me.id, count });
  await server.start();
  const posts = `/api/v4/channels/${channelId}/posts`;
  const { json: page } = await server.call('GET', `${posts}?per_page=60`);
  const post = page.order[30];
  const since = page.posts[page.order[20]].create_at;
  const get = (/** @type {string} */ path) => () => server.call('GET', path);
  return [
    ['newest page', get(`${posts}?per_page=60`)],
    ['page before a post', get(`${posts}?per_page=60&before=${post}`)],
    ['changed since', get(`${posts}?since=${since}`)],
    ['unread counts', get(`/api/v4/users/me/channels/${channelId}/unread`)],
    ['a thread', get(`/api/v4/posts/${post}/thread`)],
    ['pinned posts', get(`/api/v4/channels/${channelId}/pinned`)],
    [
      'search for a common word',
      () => server.call('POST', `/api/v4/teams/${teams[0].id}/posts/search`, { terms: 'plugin' }),
    ],
  ];
}

/** @param {...(() => Promise<unknown>)} reads */
async function inTurn(...reads) {
  const took = reads.map(() => /** @type {number[]} */ ([]));
  for (let number = -WARM_UP; number < READS; number += 1) {
    for (const [index, read] of reads.entries()) {
      const begun = performance.now();
      await read();
      if (number >= 0) took[index]?.push(performance.now() - begun);
    }
  }
  const told = took.map((times) => {
    const sorted = times.sort((a, b) => a - b);
    return { p50: median(sorted), p99: sorted[Math.floor(sorted.length * 0.99)] ?? NaN };
  });
  return /** @type {[{ p50: number, p99: number }, { p50: number, p99: number }]} */ (told);
}

/** @param {{ p50: number, p99: number }} times in ms */
function told({ p50, p99 }) {
  return `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;
}
