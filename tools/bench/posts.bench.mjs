import { once } from 'node:events';
import { Agent, createServer } from 'node:http';

import { BenchServer, httpCall } from './bench-server.mjs';

const IN_FLIGHT = 8;
const WARM_UP_POSTS = 100;
const POSTS = 800;

/** Posts per second over REST, beside a bare Node HTTP server that parses the same body and sends it back. */
export default async function measure() {
  const server = new BenchServer();
  try {
    const floor = await bareServer();
    await server.start();
    await server.login();
    const channel_id = await server.channelId();
    const post = (/** @type {number} */ number) =>
      server.call('POST', '/api/v4/posts', { channel_id, message: `message ${number}` });
    const without = await rate(post);
    await server.enableDemo();
    const withDemo = await rate(post);
    return [
      { what: 'posts: bare Node HTTP echo', value: perSecond(floor), ratio: 1 },
      { what: 'posts: REST, no plugin', value: perSecond(without), ratio: without / floor },
      { what: 'posts: REST, demo plugin active', value: perSecond(withDemo), ratio: withDemo / floor },
    ];
  } finally {
    await server.dispose();
  }
}

async function bareServer() {
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    response.writeHead(201, { 'Content-Type': 'application/json' }).end(JSON.stringify(JSON.parse(text)));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const agent = new Agent({ keepAlive: true });
  try {
    return await rate((number) =>
      httpCall({
        port,
        agent,
        method: 'POST',
        path: '/',
        body: { channel_id: 'x'.repeat(26), message: `${number}` },
      }),
    );
  } finally {
    agent.destroy();
    server.close();
  }
}

/**
 * @param {(number: number) => Promise<unknown>} post
 * @returns {Promise<number>} posts per second
 */
async function rate(post) {
  await many(WARM_UP_POSTS);
  const begun = performance.now();
  await many(POSTS);
  return POSTS / ((performance.now() - begun) / 1000);

  /** @param {number} count */
  async function many(count) {
    let next = 0;
    const worker = async () => {
      while (next < count) await post((next += 1));
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  }
}

/** @param {number} rate */
function perSecond(rate) {
  return `${rate.toFixed(0)}/s`;
}
