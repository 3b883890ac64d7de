import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';

import { BenchServer } from './bench-server.mjs';
import { Crowd } from './sockets/crowd.mjs';
import { median } from './table.mjs';

const SOCKETS = 1_000;
const ROUNDS = 30;

/**
 * A post until the last of a thousand sockets has its event, beside a bare `ws` server that sends the same bytes to as many;
 * and what a socket that only listens takes of memory in both.
 */
export default async function measure() {
  const server = new BenchServer();
  try {
    await server.start();
    await server.login();
    const channel_id = await server.channelId();
    const url = `${server.url.replace('http', 'ws')}/api/v4/websocket`;
    const ours = await measured(url, server.pid, { Authorization: `Bearer ${server.token}` }, (number) => ({
      say: () => server.call('POST', '/api/v4/posts', { channel_id, message: `message ${number}` }),
      isIt: (data) => data.includes('"event":"posted"') && data.includes(`message ${number}\\"`),
    }));
    const floor = await bare(ours.bytes);
    return [
      { what: `sockets: bare ws to ${SOCKETS}`, value: `${floor.ms.toFixed(1)} ms`, ratio: 1 },
      {
        what: `sockets: a post to ${SOCKETS} sockets`,
        value: `${ours.ms.toFixed(1)} ms`,
        ratio: ours.ms / floor.ms,
      },
      { what: 'sockets: memory of one idle, bare ws', value: kilobytes(floor.memory), ratio: 1 },
      {
        what: 'sockets: memory of one idle',
        value: kilobytes(ours.memory),
        ratio: ours.memory / floor.memory,
      },
    ];
  } finally {
    await server.dispose();
  }
}

/** @param {Buffer} bytes */
async function bare(bytes) {
  const child = fork(new URL('sockets/floor-server.mjs', import.meta.url));
  const agent = new Agent({ keepAlive: true });
  try {
    const [port] = await once(child, 'message');
    return await measured(`ws://127.0.0.1:${port}`, child.pid ?? 0, {}, () => ({
      say: async () => {
        const sent = request({ port, agent, host: '127.0.0.1', method: 'POST' });
        sent.end(bytes);
        const [response] = await once(sent, 'response');
        response.resume();
      },
      isIt: () => true,
    }));
  } finally {
    agent.destroy();
    child.kill();
  }
}

/**
 * @param {string} url
 * @param {number} pid
 * @param {Record<string, string>} headers
 * @param {(number: number) => { say: () => Promise<unknown>, isIt: (data: Buffer) => boolean }} round
 */
async function measured(url, pid, headers, round) {
  const crowd = await Crowd.open(url, SOCKETS, headers);
  try {
    // Of as many again: the first ones are put where the start of the process has left room.
    const before = residentBytes(pid);
    const others = await Crowd.open(url, SOCKETS, headers);
    const memory = (residentBytes(pid) - before) / SOCKETS;
    await others.close();
    const heard = [];
    for (let number = 1; number <= ROUNDS; number += 1) {
      const { say, isIt } = round(number);
      heard.push(await crowd.hears(say, isIt));
    }
    return { ms: median(heard.map(({ ms }) => ms)), bytes: heard[0]?.bytes ?? Buffer.alloc(0), memory };
  } finally {
    await crowd.close();
  }
}

/**
 * @param {number} pid
 * @returns {number} NaN where there is no /proc
 */
function residentBytes(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;
  } catch {
    return NaN;
  }
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${(bytes / 1024).toFixed(1)} kB`;
}
