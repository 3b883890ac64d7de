import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { API, Context, Post } from '@patchbay/contract';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answer, request } from '../../fixtures/fuzz/connection-target.ts';
import { frame } from '../../fixtures/fuzz/yamux-target.ts';
import { HostConnection } from '../plugin/plugin-connection.ts';
import { CapturedOutput } from '../plugin/standard-output.ts';
import { DATA } from '../yamux/frame.ts';
import { connectPlugin } from './index.ts';
import type { PluginConnection } from './index.ts';

/** Streams in the order in which they are opened: odd by the host, even by the plugin (contract: go-plugin-wire §B). */
const STREAMS = { control: 1, hooks: 7, api: 2, driver: 4 };
/** Of the first request; stream 6 is its context. */
const FIRST_ANSWER = 8;
const GARBAGE = Buffer.from('f7ffffffffffffffffff', 'hex');

let directory: string;
let server: Server;
let plugin: PluginConnection;
let socket: Socket;
const post = { message: 'held' } as Post;
const context = {} as Context;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'patchbay-broken-'));
  const address = join(directory, 'socket');
  server = createServer((accepted) => {
    socket = accepted;
    new HostConnection(accepted, {
      stdout: new CapturedOutput(),
      stderr: new CapturedOutput(),
      quit: () => undefined,
      options: {
        onApi: (api: API) => void api,
        hooks: {
          MessageWillBePosted: () => new Promise(() => undefined),
          OnActivate: () => undefined,
          ServeHTTP: async (_context, response) => {
            await response.flush();
            inject(FIRST_ANSWER, GARBAGE);
            for (;;) await response.flush();
          },
        },
      },
    });
  });
  server.listen(address);
  await once(server, 'listening');
  const ignore = (): void => undefined;
  const handshake = { network: 'unix', address, protocolVersion: 1, protocol: 'netrpc' } as const;
  plugin = await connectPlugin(handshake, { api: {}, onStdout: ignore, onStderr: ignore });
  await plugin.call('OnActivate', []);
});

afterEach(() => {
  plugin.close();
  server.close();
  rmSync(directory, { recursive: true, force: true });
});

/** Says something on a stream that its own side would not. */
function inject(stream: number, bytes: Buffer): void {
  socket.write(Buffer.concat([frame(DATA, 0, stream, bytes.length), bytes]));
}

describe('a plugin whose bytes make no sense', () => {
  it.each(Object.entries(STREAMS))(
    'on its %s stream loses its connection, with the reason',
    async (_, id) => {
      const held = plugin.call('MessageWillBePosted', [context, post]).catch((error: unknown) => error);
      inject(id, GARBAGE);
      await expect(plugin.closed).resolves.toMatchObject({ code: 'protocol', message: /is not understood/ });
      expect(await held).toMatchObject({ name: 'RpcError' });
      await expect(plugin.ping()).rejects.toMatchObject({ name: 'RpcError' });
    },
  );

  it('on the stream of one answer fails that request, and keeps its connection', async () => {
    await expect(plugin.serveHttp('ServeHTTP', context, request(), answer())).rejects.toMatchObject({
      name: 'RpcError',
    });
    await plugin.ping();
  });

  it('on a stream that nobody opened keeps it', async () => {
    inject(98, GARBAGE);
    await plugin.ping();
  });
});
