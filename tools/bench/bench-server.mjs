import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../apps/server/dist/main.js', import.meta.url));
const HEALTHY_DEADLINE_MS = 60_000;
const LOOK_AGAIN_MS = 2;
const credentials = { username: 'admin', password: 'correct-horse-battery-1' };

export const DEMO = 'com.patchbay.demo';

/** The bundled server on a data folder of its own; it can be started and stopped as often as one likes. */
export class BenchServer {
  #dataDir = mkdtempSync(join(tmpdir(), 'patchbay-bench-'));
  #agent = new Agent({ keepAlive: true });
  #port = 0;
  #token = '';
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #process;

  /** @returns {Promise<number>} milliseconds from starting Node to an answer of `system/ping` that says OK */
  async start() {
    this.#port ||= await freePort();
    const begun = performance.now();
    this.#process = spawn(process.execPath, [MAIN], {
      env: {
        ...process.env,
        PATCHBAY_PORT: String(this.#port),
        PATCHBAY_DATA: this.#dataDir,
        PATCHBAY_ADMIN_USERNAME: credentials.username,
        PATCHBAY_ADMIN_PASSWORD: credentials.password,
      },
      stdio: 'ignore',
    });
    while (!(await this.#isHealthy())) {
      if (this.#process.exitCode !== null || performance.now() - begun > HEALTHY_DEADLINE_MS) {
        throw new Error(`The server does not come up in ${this.#dataDir}; try npm start.`);
      }
      await delay(LOOK_AGAIN_MS);
    }
    return performance.now() - begun;
  }

  get url() {
    return `http://127.0.0.1:${this.#port}`;
  }

  get pid() {
    return this.#process?.pid ?? 0;
  }

  /** Of whoever has logged in. */
  get token() {
    return this.#token;
  }

  async stop() {
    const ended = this.#process && once(this.#process, 'close');
    this.#process?.kill('SIGTERM');
    await ended;
  }

  async dispose() {
    await this.stop();
    this.#agent.destroy();
    rmSync(this.#dataDir, { recursive: true });
  }

  /** Of the chat, while the server is stopped. */
  get databasePath() {
    return join(this.#dataDir, 'patchbay.db');
  }

  async login() {
    const body = { login_id: credentials.username, password: credentials.password };
    const { headers } = await this.call('POST', '/api/v4/users/login', body);
    this.#token = String(headers['token']);
  }

  async enableDemo() {
    await this.call('POST', `/api/v4/plugins/${DEMO}/enable`);
    const running = async () => {
      const { json } = await this.call('GET', '/api/v4/plugins/statuses');
      return json.some((/** @type {any} */ each) => each.plugin_id === DEMO && each.state === 2);
    };
    while (!(await running())) await delay(LOOK_AGAIN_MS);
  }

  /** @returns {Promise<string>} the id of a channel to post to */
  async channelId() {
    const teams = await this.call('GET', '/api/v4/users/me/teams');
    const { json } = await this.call('GET', `/api/v4/teams/${teams.json[0].id}/channels/name/town-square`);
    return json.id;
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {unknown} [body]
   */
  call(method, path, body) {
    return httpCall({ port: this.#port, agent: this.#agent, token: this.#token, method, path, body });
  }

  async #isHealthy() {
    try {
      return (await this.call('GET', '/api/v4/system/ping')).json.status === 'OK';
    } catch {
      return false; // Nobody listens yet.
    }
  }
}

/**
 * One request over a connection that stays open; the same for what is measured and for its floor.
 *
 * @param {{ port: number, agent: Agent, token?: string, method: string, path: string, body?: unknown }} options
 * @returns {Promise<{ status: number, headers: import('node:http').IncomingHttpHeaders, json: any }>} rejects on a status of 400 and more
 */
export async function httpCall({ port, agent, token, method, path, body }) {
  const outgoing = request({
    port,
    agent,
    method,
    path,
    host: '127.0.0.1',
    headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
  });
  outgoing.end(body === undefined ? undefined : JSON.stringify(body));
  const [response] = await once(outgoing, 'response');
  let text = '';
  for await (const chunk of response) text += chunk;
  if (response.statusCode >= 400) throw new Error(`${method} ${path}: ${response.statusCode} ${text}`);
  return {
    status: response.statusCode,
    headers: response.headers,
    json: text === '' ? undefined : JSON.parse(text),
  };
}

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}
