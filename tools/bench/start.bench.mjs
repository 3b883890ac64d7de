import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { BenchServer } from './bench-server.mjs';
import { median } from './table.mjs';

const STARTS = 7;

/** From starting Node to a healthy ping, beside a Node that starts and does nothing. */
export default async function measure() {
  const server = new BenchServer();
  try {
    await server.start(); // makes the database; not measured
    const bare = await alternate(server);
    await server.login();
    await server.enableDemo();
    const withPlugin = await alternate(server);
    const floor = median([...bare.floor, ...withPlugin.floor]);
    return [
      { what: 'start: bare Node', value: `${floor.toFixed(0)} ms`, ratio: 1 },
      row('start: server, no plugin', bare.server, floor, '6 known'),
      row('start: server, demo plugin active', withPlugin.server, floor, 'at most 8'),
    ];
  } finally {
    await server.dispose();
  }
}

/**
 * Starts the one and the other in turn, so that both see the same machine. The server runs before and after.
 *
 * @param {BenchServer} server
 */
async function alternate(server) {
  const times = { floor: /** @type {number[]} */ ([]), server: /** @type {number[]} */ ([]) };
  for (let start = 0; start < STARTS; start += 1) {
    await server.stop();
    times.floor.push(await bareStart());
    times.server.push(await server.start());
  }
  return times;
}

async function bareStart() {
  const begun = performance.now();
  await once(spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }), 'close');
  return performance.now() - begun;
}

/**
 * @param {string} what
 * @param {number[]} times
 * @param {number} floor
 * @param {string} aim
 */
function row(what, times, floor, aim) {
  return { what, value: `${median(times).toFixed(0)} ms`, ratio: median(times) / floor, aim };
}
