import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { API, Context, Post } from '@patchbay/contract';
import { chatHooks } from '@patchbay/hooks';
import { parseManifest } from '@patchbay/manifest';
import { handshakeEnvironment } from '@patchbay/rpc/host';
import { bundleScript } from './fixtures/bundle-script.ts';
import { createHost, createSite } from './fixtures/create-host.ts';
import { packPlugin } from './fixtures/pack-plugin.ts';
import { PluginStates } from './lifecycle/states.ts';
import type { PluginHostOptions } from './plugin-host-options.ts';
import { mutualTlsWire } from './supervisor/plugin-wire.ts';

const id = 'com.example.grpc';
const context = { RequestId: 'r', SessionId: 's' } as Context;
const post = (message: string): Post => ({ id: 'p', message, props: {} }) as Post;

/** What processes take on a busy machine, in milliseconds. */
const DEADLINE_MS = 60_000;

const hosts: ReturnType<typeof createHost>[] = [];

afterEach(async () => {
  await Promise.all(hosts.splice(0).map(({ host }) => host.stop()));
}, DEADLINE_MS);

async function run(fixture: string, options: Partial<PluginHostOptions> = {}) {
  const api: Partial<API> = { GetServerVersion: () => Promise.resolve('11.11.0') };
  const kit = createHost(createSite(), { api, ...options });
  hosts.push(kit);
  await kit.host.start();
  await kit.install(await packPlugin({ id, script: await bundleScript(`./plugins/${fixture}.ts`) }));
  await kit.host.enable(id);
  return { ...kit, hooks: chatHooks(kit.host.hooks) };
}

describe('a plugin over gRPC', () => {
  it(
    'is run like any other: hooks, the API, its output, and its end',
    async () => {
      const { host, hooks, logger, status } = await run('over-grpc');
      expect(status(id)).toMatchObject({ state: PluginStates.Running, error: '' });
      expect(await hooks.messageWillBePosted(context, post('hello'))).toMatchObject({
        post: { message: 'hello (11.11.0)' },
      });
      const printed = await logger.find((entry) => entry.message.includes('active over gRPC'));
      expect(printed).toMatchObject({ fields: { plugin_id: id, source: 'plugin_stdout' } });
      await host.disable(id);
      expect(status(id)).toMatchObject({ state: PluginStates.NotRunning, error: '' });
    },
    DEADLINE_MS,
  );

  it(
    'that dies in a hook lets the post go through, and is shown as crashed',
    async () => {
      const { hooks, whenStatus } = await run('over-grpc');
      expect(await hooks.messageWillBePosted(context, post('crash'))).toMatchObject({
        post: { message: 'crash' },
      });
      await whenStatus(id, ({ state }) => state === PluginStates.FailedToStayRunning);
    },
    DEADLINE_MS,
  );

  it(
    'is spoken to over TLS by a host that asks for it, which has no use for one that does not',
    async () => {
      const over = await run('over-grpc', { wire: mutualTlsWire() });
      expect(await over.hooks.messageWillBePosted(context, post('hello'))).toMatchObject({
        post: { message: 'hello (11.11.0)' },
      });
      const plain = await run('echo', { wire: mutualTlsWire() });
      expect(plain.status(id)).toMatchObject({
        state: PluginStates.FailedToStart,
        error: expect.stringContaining('was asked for TLS and gave no certificate'),
      });
    },
    DEADLINE_MS,
  );

  it(
    'that its author started is attached, and detached again',
    async () => {
      const kit = createHost(createSite(), {
        api: { GetServerVersion: () => Promise.resolve('11.11.0') },
      });
      hosts.push(kit);
      await kit.host.start();
      const folder = mkdtempSync(join(tmpdir(), 'grpc-'));
      const child = spawn(process.execPath, [await bundleScript('./plugins/over-grpc.ts')], {
        env: { ...process.env, ...handshakeEnvironment(folder) },
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      const exited = once(child, 'exit');
      try {
        const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
        const [, , Net = '', Name = '', Protocol = ''] = line.split('|');
        const manifest = parseManifest(
          JSON.stringify({ id, name: 'gRPC', version: '0.0.1', server: { executable: 'x' } }),
          'json',
        );
        const config = { Protocol, ProtocolVersion: 1, Addr: { Name, Net }, Pid: child.pid ?? 0, Test: true };
        await kit.host.reattach(manifest, config);
        expect(await chatHooks(kit.host.hooks).messageWillBePosted(context, post('hello'))).toMatchObject({
          post: { message: 'hello (11.11.0)' },
        });
        await kit.host.detach(id);
        expect(kit.host.statuses()).toEqual([]);
        // Its only host is gone.
        await exited;
      } finally {
        child.kill('SIGKILL');
        await exited;
        rmSync(folder, { recursive: true });
      }
    },
    DEADLINE_MS,
  );
});
