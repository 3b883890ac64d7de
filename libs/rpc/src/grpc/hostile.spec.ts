import { afterEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HookName, Post } from '@patchbay/contract';
import { asGobType, connectPlugin, gobTypeOf } from '../host/index.ts';
import type { Handshake, PluginConnection } from '../host/index.ts';
import { encode } from './codec/codecs.ts';
import { frame, rawServer, refuse, reply } from './fixtures/raw-grpc.ts';
import type { RawServer } from './fixtures/raw-grpc.ts';

const UNIMPLEMENTED = 12;
const HOOKS = '/patchbay.plugin.v1.Hooks';

describe('what listens where a gRPC plugin should', () => {
  const open: (() => void)[] = [];
  const problems: string[] = [];
  afterEach(() => {
    for (const close of open.splice(0)) close();
    problems.length = 0;
  });

  const connect = async (handshake: Handshake): Promise<PluginConnection> => {
    const plugin = await connectPlugin(handshake, {
      api: {},
      onStdout: () => undefined,
      onStderr: () => undefined,
      logger: { warn: (message, fields) => problems.push(`${message} ${JSON.stringify(fields)}`) },
    });
    open.push(() => plugin.close());
    return plugin;
  };

  const plugin = async (
    hooks: readonly HookName[],
    answer: Parameters<typeof rawServer>[0],
  ): Promise<[PluginConnection, RawServer]> => {
    const server = await rawServer((path, stream) => {
      if (path === `${HOOKS}/Implemented`) reply(stream, frame(encode('ImplementedResponse', [hooks])));
      else answer(path, stream);
    });
    open.push(() => server.close());
    return [await connect(server.handshake), server];
  };

  const foreign = async (server: Server): Promise<Handshake> => {
    const directory = mkdtempSync(join(tmpdir(), 'patchbay-foreign-'));
    server.listen(join(directory, 'socket'));
    await once(server, 'listening');
    open.push(() => {
      server.close();
      rmSync(directory, { recursive: true, force: true });
    });
    return { network: 'unix', address: join(directory, 'socket'), protocol: 'grpc', protocolVersion: 1 };
  };

  it.each([
    ['nothing', { network: 'unix', address: '/nonexistent/socket' }],
    ['a port that is closed', { network: 'tcp', address: '127.0.0.1:1' }],
  ] as const)('%s is said at once', async (_, place) => {
    await expect(connect({ ...place, protocol: 'grpc', protocolVersion: 1 })).rejects.toMatchObject({
      code: 'dispense',
      message: expect.stringContaining(place.address),
    });
  });

  it('something that speaks no HTTP/2', async () => {
    const handshake = await foreign(
      createServer((socket) => void socket.end('220 ready\r\n').on('error', () => 0)),
    );
    await expect(connect(handshake)).rejects.toMatchObject({ code: 'dispense' });
  });

  it('a gRPC server of something else', async () => {
    const server = await rawServer((_, stream) => refuse(stream, UNIMPLEMENTED));
    open.push(() => server.close());
    await expect(connect(server.handshake)).rejects.toMatchObject({
      code: 'dispense',
      message: expect.stringContaining('UNIMPLEMENTED'),
    });
  });

  it('a plugin without broker, output and control is one all the same, and says so', async () => {
    const [connection] = await plugin(['OnActivate'], (path, stream) => {
      if (path === `${HOOKS}/OnActivate`) reply(stream, frame(Buffer.alloc(0)));
      else refuse(stream, UNIMPLEMENTED);
    });
    await connection.call('OnActivate', []);
    expect(problems).toEqual([
      expect.stringContaining('broker failed'),
      expect.stringContaining('cannot call the plugin API'),
    ]);
  });

  it('a message that claims to be larger than any may be fails its call, before it comes', async () => {
    const [connection] = await plugin(['MessageWillBePosted'], (path, stream) => {
      if (path === `${HOOKS}/MessageWillBePosted`) reply(stream, frame(Buffer.alloc(1), 300 * 1024 * 1024));
      else if (path === `${HOOKS}/UserHasLoggedIn`) reply(stream, frame(Buffer.alloc(0)));
      else refuse(stream, UNIMPLEMENTED);
    });
    const post = { id: 'p' } as Post;
    await expect(connection.call('MessageWillBePosted', [{} as never, post])).rejects.toMatchObject({
      code: 'remote',
      message: expect.stringContaining('larger than max'),
    });
    await connection.call('UserHasLoggedIn', [{} as never, {} as never]);
  });

  it.each([
    ['garbage', frame(Buffer.from([0x0a, 0x7f, 1])), 'bad-reply'],
    ['half a message', frame(Buffer.alloc(2), 10), 'remote'],
    ['no message', Buffer.alloc(0), 'remote'],
    ['a compressed message that is none', Buffer.from([1, 0, 0, 0, 1, 9]), 'remote'],
  ])('%s fails its call', async (_, bytes, code) => {
    const [connection] = await plugin(['MessageWillBePosted'], (path, stream) => {
      if (path === `${HOOKS}/MessageWillBePosted`) reply(stream, bytes);
      else refuse(stream, UNIMPLEMENTED);
    });
    const call = connection.call('MessageWillBePosted', [{} as never, {} as never]);
    await expect(call).rejects.toMatchObject({ code });
  });

  it('a broker or an output that sends garbage is given up, not the connection', async () => {
    const [connection] = await plugin([], (path, stream) => {
      if (path.includes('GRPCBroker') || path.includes('GRPCStdio')) {
        stream.respond({ ':status': 200, 'content-type': 'application/grpc' });
        stream.write(frame(Buffer.from([0x0a, 0x7f, 1])));
      } else reply(stream, frame(Buffer.alloc(0)));
    });
    await connection.ping();
    expect(problems.join('\n')).toMatch(/broker failed.*protobuf/);
    expect(problems.join('\n')).toMatch(/output stream failed.*protobuf/);
  });

  it('a plugin that sends a post back leaves its attachments what they were to Go', async () => {
    const attachments = asGobType('[]*model.SlackAttachment', [{ text: 'kept', fields: undefined }]);
    const changed = asGobType('[]*model.SlackAttachment', [{ text: 'before' }]);
    const [connection] = await plugin(['MessageWillBePosted'], (path, stream) => {
      const back = { props: { attachments: [{ text: 'kept' }], changed: [{ text: 'after' }] } };
      if (path.endsWith('MessageWillBePosted'))
        reply(stream, frame(encode('MessageWillBePostedResponse', [back, ''])));
      else refuse(stream, UNIMPLEMENTED);
    });
    const post = { props: { attachments, changed } } as unknown as Post;
    const [returned] = await connection.call('MessageWillBePosted', [{} as never, post]);
    expect(gobTypeOf(returned?.props['attachments'] as object)).toBe('[]*model.SlackAttachment');
    expect(returned?.props['changed']).toEqual([{ text: 'after' }]);
    expect(gobTypeOf(returned?.props['changed'] as object)).toBeUndefined();
  });

  it('a server that goes away ends the connection, and with it every call', async () => {
    let drop = (): void => undefined;
    const [connection] = await plugin(['MessageWillBePosted'], (path, stream) => {
      if (path.endsWith('MessageWillBePosted')) drop = () => stream.session?.destroy();
      if (path.endsWith('MessageWillBePosted')) queueMicrotask(() => drop());
    });
    const call = connection.call('MessageWillBePosted', [{} as never, {} as never]);
    await expect(call).rejects.toMatchObject({ code: 'disconnected' });
    expect(await connection.closed).toMatchObject({ code: 'disconnected' });
  });

  it('a connection that is closed here fails what waits', async () => {
    const [connection] = await plugin(['MessageWillBePosted'], () => undefined);
    const call = connection.call('MessageWillBePosted', [{} as never, {} as never]);
    connection.close();
    await expect(call).rejects.toMatchObject({ code: 'disconnected' });
    expect(await connection.closed).toBeUndefined();
    await expect(connection.call('OnActivate', [])).rejects.toMatchObject({ code: 'disconnected' });
  });
});
