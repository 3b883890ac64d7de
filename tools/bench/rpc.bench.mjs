/** Round trips of MessageWillBePosted from a host to a TypeScript plugin, beside two other ways of doing the same. */
import { credentials, makeGenericClientConstructor } from '@grpc/grpc-js';
import { build } from 'esbuild';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { service } from './rpc/grpc-service.mjs';
import { context, post } from './rpc/post.mjs';

const START_DEADLINE_MS = 10_000;
const ROUNDS = 3;
const WARM_UP_CALLS = 3_000;
const CALLS_ALONE = 3_000;
const CALLS_TOGETHER = 10_000;
const IN_FLIGHT = 100;

const file = (name) => fileURLToPath(new URL(`./rpc/${name}`, import.meta.url));

/**
 * Returns `[{ name, medianUs, p99Us, callsPerSecond }]`; the first row is the floor that others are compared with.
 * The ways take turns, so that a busy moment of the machine meets all of them.
 */
export default async function run() {
  const directory = mkdtempSync(join(tmpdir(), 'patchbay-bench-'));
  const ways = [];
  try {
    ways.push(await jsonEcho(directory), await plugin(directory), await grpc(directory));
    for (const way of ways) {
      way.alone = [];
      way.together = [];
      await times(way.call, WARM_UP_CALLS);
      await together(way.call, WARM_UP_CALLS);
    }
    for (let round = 0; round < ROUNDS; round++) {
      for (const way of ways) {
        way.alone.push(...(await times(way.call, CALLS_ALONE)));
        way.together.push(await together(way.call, CALLS_TOGETHER));
      }
    }
    return ways.map(({ name, alone, together: rates }) => {
      const sorted = alone.sort((a, b) => a - b);
      return {
        name,
        medianUs: sorted[Math.floor(sorted.length / 2)],
        p99Us: sorted[Math.floor(sorted.length * 0.99)],
        callsPerSecond: Math.max(...rates),
      };
    });
  } finally {
    for (const way of ways) await way.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Microseconds of each call, one after the other. */
async function times(call, count) {
  const taken = [];
  for (let i = 0; i < count; i++) {
    const start = process.hrtime.bigint();
    await call();
    taken.push(Number(process.hrtime.bigint() - start) / 1000);
  }
  return taken;
}

/** Calls per second with IN_FLIGHT of them under way. */
async function together(call, count) {
  let left = count;
  const start = process.hrtime.bigint();
  const worker = async () => {
    while (left-- > 0) await call();
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  return (count * 1e9) / Number(process.hrtime.bigint() - start);
}

async function ready(child) {
  await once(child.stdout, 'data');
  return child;
}

async function jsonEcho(directory) {
  const path = join(directory, 'json');
  const stdio = ['ignore', 'pipe', 'inherit'];
  const child = await ready(spawn(process.execPath, [file('json-echo.mjs'), path], { stdio }));
  const socket = connect(path);
  const waiting = new Map();
  let next = 0;
  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop();
    for (const line of lines) {
      const answer = JSON.parse(line);
      waiting.get(answer.id)(answer.post);
      waiting.delete(answer.id);
    }
  });
  const call = () =>
    new Promise((resolve) => {
      const id = next++;
      waiting.set(id, resolve);
      socket.write(`${JSON.stringify({ id, context, post })}\n`);
    });
  const stop = async () => {
    const exited = once(child, 'exit');
    socket.destroy();
    await exited;
  };
  return { name: 'raw unix-socket JSON echo', call, stop };
}

async function plugin(directory) {
  const script = join(directory, 'plugin.mjs');
  const host = join(directory, 'host.mjs');
  const shared = { bundle: true, platform: 'node', format: 'esm', target: 'node20', logLevel: 'error' };
  const conditions = ['@patchbay/source'];
  const banner = { js: '#!/usr/bin/env node' };
  await build({ ...shared, conditions, banner, entryPoints: [file('plugin.mjs')], outfile: script });
  await build({ ...shared, conditions, entryPoints: [file('host.mjs')], outfile: host });
  chmodSync(script, 0o755);
  const { connectPlugin, handshakeEnvironment, readHandshake } = await import(pathToFileURL(host).href);
  const child = spawn(script, [], {
    env: { ...process.env, ...handshakeEnvironment(directory) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const handshake = await readHandshake(child.stdout, { deadlineMs: START_DEADLINE_MS });
  const ignore = () => undefined;
  const connection = await connectPlugin(handshake, { api: {}, onStdout: ignore, onStderr: ignore });
  await connection.call('OnActivate', []);
  const stop = async () => {
    const exited = once(child, 'exit');
    await connection.quit();
    await exited;
  };
  return {
    name: 'TypeScript plugin',
    call: () => connection.call('MessageWillBePosted', [context, post]),
    stop,
  };
}

async function grpc(directory) {
  const path = join(directory, 'grpc');
  const stdio = ['pipe', 'pipe', 'inherit'];
  const child = await ready(spawn(process.execPath, [file('grpc-echo.mjs'), path], { stdio }));
  const Client = makeGenericClientConstructor(service, 'Hooks');
  const client = new Client(`unix:${path}`, credentials.createInsecure());
  const call = () =>
    new Promise((resolve, reject) => {
      client.messageWillBePosted({ context, post }, (error, reply) =>
        error ? reject(error) : resolve(reply.post),
      );
    });
  const stop = async () => {
    const exited = once(child, 'exit');
    client.close();
    child.stdin.end();
    await exited;
  };
  return { name: '@grpc/grpc-js', call, stop };
}
