import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectPlugin, handshakeEnvironment, readHandshake } from '@patchbay/rpc/host';
import { build } from 'esbuild';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const START_DEADLINE_MS = 45_000;
const here = new URL('.', import.meta.url).pathname;
const context = { RequestId: 'r' };

/** Runs TypeScript source as a plugin of its own process, connected to this one. */
async function run(source, api) {
  const directory = mkdtempSync(join(tmpdir(), 'patchbay-sdk-'));
  const script = join(directory, 'plugin.mjs');
  await build({
    stdin: { contents: source, resolveDir: here, loader: 'ts' },
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['@patchbay/source'],
    logLevel: 'silent',
  });
  chmodSync(script, 0o755);
  const child = spawn(script, [], {
    env: { ...process.env, ...handshakeEnvironment(directory) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const handshake = await readHandshake(child.stdout, { deadlineMs: START_DEADLINE_MS });
  const output = [];
  const plugin = await connectPlugin(handshake, {
    api,
    onStdout: (chunk) => output.push(String(chunk)),
    onStderr: (chunk) => output.push(String(chunk)),
  });
  const stop = async () => {
    const exited = once(child, 'exit');
    await plugin.quit();
    await exited;
    rmSync(directory, { recursive: true });
  };
  return { plugin, stop, output };
}

describe('the example in the README', () => {
  const logged = [];
  let running;

  beforeAll(async () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    const source = /```ts\n([\s\S]*?)```/.exec(readme)[1];
    running = await run(source, {
      LoadPluginConfiguration: async (destination) => {
        destination.forbiddenword = 'friend';
      },
      LogInfo: async (...args) => {
        logged.push(args);
      },
      GetUser: async (id) => ({ id, username: 'ann' }),
    });
    await running.plugin.call('OnActivate', []);
  });

  afterAll(() => running.stop());

  it('announces what it implements', () => {
    expect([...running.plugin.implemented].sort()).toEqual([
      'MessageWillBePosted',
      'OnActivate',
      'ServeHTTP',
    ]);
  });

  it('reads its settings, and logs with fields', () => {
    expect(logged).toEqual([['ready', 'word', 'friend']]);
  });

  it('changes a message, and refuses the forbidden word', async () => {
    const posted = (message) => running.plugin.call('MessageWillBePosted', [context, { message }]);
    expect((await posted('hello'))[0].message).toBe('hello (seen)');
    expect(await posted('speak, friend')).toEqual([undefined, 'That word is forbidden.']);
  });

  it('serves HTTP', async () => {
    const server = createServer((request, response) => {
      const { method, url } = request;
      const fixed = {
        proto: 'HTTP/1.1',
        protoMajor: 1,
        protoMinor: 1,
        header: {},
        host: 'h',
        remoteAddr: '',
      };
      void running.plugin.serveHttp(
        'ServeHTTP',
        context,
        { ...fixed, method, url, requestURI: url, body: undefined },
        response,
      );
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const response = await fetch(`http://127.0.0.1:${server.address().port}/there`);
    expect(await response.text()).toBe('hello ann, you asked for /there\n');
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
});

describe('a plugin without a class', () => {
  it('has the hooks of its object, and is told when it uses the API too early', async () => {
    const source = `#!/usr/bin/env node
      import { definePlugin, runPlugin } from './index.ts';
      await runPlugin(definePlugin((plugin) => {
        let early = '';
        try { void plugin.api; } catch (error) { early = (error as { code: string }).code; }
        return {
          MessageWillBePosted: (_context, post) => [{ ...post, message: early }, ''],
          UserHasLoggedIn: async (_context, user) => { await plugin.api.KVSet(user.id, new Uint8Array([1])); },
        };
      }));
    `;
    const stored = [];
    const running = await run(source, {
      KVSet: async (key, value) => {
        stored.push([key, [...value]]);
      },
    });
    expect([...running.plugin.implemented].sort()).toEqual(['MessageWillBePosted', 'UserHasLoggedIn']);
    await running.plugin.call('OnActivate', []);
    const [post] = await running.plugin.call('MessageWillBePosted', [context, { message: '' }]);
    expect(post.message).toBe('api-too-early');
    await running.plugin.call('UserHasLoggedIn', [context, { id: 'u1' }]);
    expect(stored).toEqual([['u1', [1]]]);
    await running.stop();
  });
});
