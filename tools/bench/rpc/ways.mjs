/** Ways of making a call to another process: each starts what it needs, and stops it. */
import { credentials, makeGenericClientConstructor } from '@grpc/grpc-js';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { service } from './grpc-service.mjs';
import { measure } from './measure.mjs';
import { context, post, user } from './post.mjs';

const START_DEADLINE_MS = 10_000;
const file = (name) => fileURLToPath(new URL(name, import.meta.url));

async function ready(child) {
  await once(child.stdout, 'data');
  return child;
}

/** Lines of JSON over a unix socket, parsed and written again: the floor of the others. */
export async function jsonEcho(directory, request) {
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
      const { id, answer } = JSON.parse(line);
      waiting.get(id)(answer);
      waiting.delete(id);
    }
  });
  const call = () =>
    new Promise((resolve) => {
      const id = next++;
      waiting.set(id, resolve);
      socket.write(`${JSON.stringify({ id, ...request })}\n`);
    });
  const stop = async () => {
    const exited = once(child, 'exit');
    socket.destroy();
    await exited;
  };
  return { name: 'raw unix-socket JSON echo', measure: (n, inFlight) => measure(n, inFlight, call), stop };
}

/** A plugin with our host: `what` is `post`, called by the host, or `get-user`, called by the plugin. */
export async function ourHost({ connectPlugin, handshakeEnvironment, readHandshake }, executable, options) {
  const { name, what, directory } = options;
  const child = spawn(executable, [], {
    env: { ...process.env, ...handshakeEnvironment(directory) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const handshake = await readHandshake(child.stdout, { deadlineMs: START_DEADLINE_MS });
  const ignore = () => undefined;
  const api = { GetUser: () => Promise.resolve(user) };
  const connection = await connectPlugin(handshake, { api, onStdout: ignore, onStderr: ignore });
  await connection.call('OnActivate', []);
  const stop = async () => {
    const exited = once(child, 'exit');
    await connection.quit();
    await exited;
  };
  const ask = async (count, inFlight) => {
    const command = `/get-user ${count} ${inFlight}`;
    const { text } = await connection.call('ExecuteCommand', [context, { command }]);
    return JSON.parse(text);
  };
  const call = () => connection.call('MessageWillBePosted', [context, post]);
  return { name, stop, measure: what === 'post' ? (n, inFlight) => measure(n, inFlight, call) : ask };
}

/** The same plugin with a host in Go. */
export async function goHost(program, executable, { name, what, directory }) {
  const sample = join(directory, 'sample.json');
  writeFileSync(sample, JSON.stringify({ context, post, user }));
  const child = spawn(program, [executable, sample], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  await lines.next();
  const ask = async (count, inFlight) => {
    child.stdin.write(`${what} ${count} ${inFlight}\n`);
    const { value, done } = await lines.next();
    if (done) throw new Error('the Go host ended');
    return JSON.parse(value);
  };
  const stop = async () => {
    const exited = once(child, 'exit');
    child.stdin.end();
    await exited;
  };
  return { name, stop, measure: ask };
}

/** One unary method over gRPC, its messages in JSON. */
export async function grpc(directory) {
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
  return { name: '@grpc/grpc-js', measure: (n, inFlight) => measure(n, inFlight, call), stop };
}
