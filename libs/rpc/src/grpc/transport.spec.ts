import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { API, Context, User } from '@patchbay/contract';
import { apiMethods } from '@patchbay/contract';
import { readdirSync, statSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { askOnOneConnection, frontOf } from '../../fixtures/http-front.ts';
import { createTlsIdentity } from '../host/index.ts';
import { BUILD_DEADLINE_MS, buildGrpcPeers, goIsMissing } from './fixtures/build-go-peers.ts';
import { filledResult } from './fixtures/filled.ts';
import { frame, rawCall } from './fixtures/raw-grpc.ts';
import { startGrpcPeer } from './fixtures/start-grpc-peer.ts';
import type { GrpcPeer, GrpcPeerOptions } from './fixtures/start-grpc-peer.ts';

jest.setTimeout(60_000);

const [suite, note] = goIsMissing === undefined ? [describe, ''] : [describe.skip, ' (needs go)'];

const context = { SessionId: 's', RequestId: 'r' } as Context;
const LONG_MS = 30_000;

/** Answers as the peer expects, for OnActivate calls everything. */
const answers = new Proxy({} as Partial<API>, {
  get: (_, name) => () => Promise.resolve(filledResult(apiMethods[name as keyof typeof apiMethods])),
});

suite(`a Go plugin over gRPC${note}`, () => {
  let program: string;
  let peers: GrpcPeer[] = [];
  beforeAll(() => {
    program = buildGrpcPeers().plugin;
  }, BUILD_DEADLINE_MS);
  afterEach(async () => {
    for (const peer of peers) await peer.stop();
    peers = [];
  });

  const start = async (options: GrpcPeerOptions = {}): Promise<GrpcPeer> => {
    const peer = await startGrpcPeer(program, options);
    peers.push(peer);
    return peer;
  };
  const special = (peer: GrpcPeer, username: string, options = {}): Promise<unknown> =>
    peer.plugin.call('UserHasLoggedIn', [context, { username } as User], options);

  it('answers a ping, and leaves when asked', async () => {
    const { plugin, exited } = await start();
    await plugin.ping();
    await plugin.quit();
    await exited;
    expect(await plugin.closed).toBeUndefined();
    await expect(plugin.ping()).rejects.toMatchObject({ code: 'disconnected' });
  });

  it('has its output read', async () => {
    const peer = await start();
    await special(peer, 'output');
    await peer.stderr.holds('special: output');
  });

  it('that dies ends its connection, and the calls under way', async () => {
    const peer = await start();
    await expect(special(peer, 'exit')).rejects.toMatchObject({ code: 'disconnected' });
    expect(await peer.plugin.closed).toMatchObject({ code: 'disconnected' });
  });

  it('that breaks, or answers with garbage, fails that call alone', async () => {
    const peer = await start();
    await expect(special(peer, 'fail')).rejects.toMatchObject({
      code: 'remote',
      message: expect.stringContaining('the hook broke'),
    });
    await expect(special(peer, 'garbage')).rejects.toMatchObject({ code: 'bad-reply' });
    await special(peer, 'nothing');
  });

  it('gets no argument that does not fit', async () => {
    const peer = await start();
    await expect(special(peer, 5 as unknown as string)).rejects.toMatchObject({
      code: 'bad-argument',
      message:
        'UserHasLoggedIn: protobuf: UserHasLoggedInRequest[1].username: a number out of range is no string',
    });
    await peer.plugin.ping();
  });

  it('learns of the deadline, and that a call was given up', async () => {
    const peer = await start();
    const caller = new AbortController();
    const call = special(peer, 'hang', { signal: caller.signal, deadlineMs: LONG_MS });
    await peer.stdout.holds(`hanging: deadline true ${LONG_MS / 1000}`);
    caller.abort(new Error('enough'));
    await expect(call).rejects.toThrow('enough');
    await peer.stdout.holds('given up: context canceled');
  });

  it('is not called at all for a caller that has given up already', async () => {
    const peer = await start();
    await expect(special(peer, 'x', { signal: AbortSignal.abort(new Error('no')) })).rejects.toThrow('no');
  });

  it('can end a call of the API at its own deadline', async () => {
    const never = new Promise<string>(() => undefined);
    const api = new Proxy(answers, {
      get: (target, name) => (name === 'GetDiagnosticId' ? () => never : Reflect.get(target, name)),
    });
    const peer = await start({ api, env: { PATCHBAY_PEER_SPECIAL: 'deadline', PATCHBAY_PEER_ONLY: '1' } });
    await peer.plugin.call('OnActivate', []);
    await peer.stdout.holds('deadline: rpc error: code = DeadlineExceeded');
  });

  it('that asks for what there is not, or sends garbage, is told so and goes on', async () => {
    const peer = await start({
      api: answers,
      env: { PATCHBAY_PEER_SPECIAL: 'garbage', PATCHBAY_PEER_ONLY: '1' },
    });
    await peer.plugin.call('OnActivate', []);
    await peer.stdout.holds('garbage: rpc error: code = InvalidArgument');
    await peer.stdout.holds('after: <nil>');
    const other = await start({
      api: answers,
      env: { PATCHBAY_PEER_SPECIAL: 'unknown', PATCHBAY_PEER_ONLY: '1' },
    });
    await other.plugin.call('OnActivate', []);
    await other.stdout.holds('unknown: rpc error: code = Unimplemented');
  });

  it('that calls a method this server does not have gets a 501 that names it', async () => {
    const peer = await start({ api: {}, env: { PATCHBAY_PEER_SPECIAL: 'none' } });
    const error = await peer.plugin.call('OnActivate', []).catch((reason: unknown) => reason);
    // How Go writes a message as text differs from build to build, on purpose.
    expect((error as Error).message).toMatch(
      /message:"API method GetUser is not implemented by this server"\s+status_code:501/,
    );
  });

  it('finds the API on a socket that nobody else can reach, which is gone afterwards', async () => {
    const peer = await start({ api: answers, env: { PATCHBAY_PEER_ONLY: '1' } });
    await peer.plugin.call('OnActivate', []);
    const [name] = readdirSync(peer.directory).filter((file) => file.startsWith('api'));
    expect(name).toBeDefined();
    expect(statSync(peer.directory).mode & 0o077).toBe(0);
    const socket = join(peer.directory, name as string);
    // A message that claims to be larger than any may be is refused before its bytes come.
    expect(
      await rawCall(socket, '/patchbay.plugin.v1.API/GetUser', frame(Buffer.from('x'), 300 * 1024 * 1024)),
    ).toMatchObject({ status: '8' });
    expect(
      await rawCall(socket, '/patchbay.plugin.v1.API/GetPluginID', frame(Buffer.alloc(0))),
    ).toMatchObject({
      status: '0',
    });
    peer.plugin.close();
    await peer.plugin.closed;
    await peer.stop();
    expect(() => statSync(socket)).toThrow('ENOENT');
  });

  describe('with AutoMTLS', () => {
    it('is spoken to, and calls the API, over TLS on both sides', async () => {
      const peer = await start({ api: answers, tls: createTlsIdentity(), env: { PATCHBAY_PEER_ONLY: '1' } });
      expect(peer.handshake.certificate).toBeDefined();
      await peer.plugin.ping();
      await peer.plugin.call('OnActivate', []);
      await peer.stdout.holds('called');
      const [name] = readdirSync(peer.directory).filter((file) => file.startsWith('api'));
      const stranger = await rawCall(
        join(peer.directory, name as string),
        '/patchbay.plugin.v1.API/GetPluginID',
        frame(Buffer.alloc(0)),
      ).catch(() => ({ status: 'refused' }));
      expect(stranger.status).not.toBe('0');
    });

    it('is refused with a certificate that is not its own', async () => {
      const other = createTlsIdentity();
      const certificate = other.certificate.replace(/-----[^-]+-----|\s|=/g, '');
      await expect(
        start({ tls: createTlsIdentity(), change: (handshake) => ({ ...handshake, certificate }) }),
      ).rejects.toMatchObject({ code: 'dispense' });
    });

    it('refuses a host with a certificate that is not the one it was given', async () => {
      const env = { PLUGIN_CLIENT_CERT: createTlsIdentity().certificate };
      await expect(start({ tls: createTlsIdentity(), env })).rejects.toMatchObject({ code: 'dispense' });
    });

    it('is refused when it was not asked for, and when it is not given', async () => {
      const env = { PLUGIN_CLIENT_CERT: createTlsIdentity().certificate };
      await expect(start({ env })).rejects.toMatchObject({ code: 'certificate' });
      await expect(
        start({ tls: createTlsIdentity(), env: { PLUGIN_CLIENT_CERT: '' } }),
      ).rejects.toMatchObject({ code: 'certificate' });
    });
  });

  describe('asked over HTTP', () => {
    let peer: GrpcPeer;
    let front: Awaited<ReturnType<typeof frontOf>>;
    const failures: unknown[] = [];
    beforeAll(async () => {
      peer = await startGrpcPeer(program);
      front = await frontOf(() => peer.plugin, context, { onFailure: (error) => failures.push(error) });
    });
    afterAll(async () => {
      await front?.close();
      await peer?.stop();
    });

    const ask = (path: string, options: { body?: string; method?: string } = {}) =>
      new Promise<IncomingMessage>((resolve, reject) => {
        const { method = 'POST', body } = options;
        const request = httpRequest({ port: front.port, host: '127.0.0.1', path, method });
        request.on('response', resolve).on('error', reject).end(body);
      });

    it('streams a body there and back, with status and header', async () => {
      const large = 'x'.repeat(1_000_000);
      const response = await ask('/echo', { body: large });
      expect(response.statusCode).toBe(201);
      expect(response.headers).toMatchObject({ 'x-method': 'POST', 'x-hook': 'ServeHTTP' });
      expect(await text(response)).toBe(large);
    });

    it('serves metrics the same way', async () => {
      const metrics = await frontOf(() => peer.plugin, context, { hook: 'ServeMetrics' });
      const response = await fetch(`http://127.0.0.1:${metrics.port}/echo`, { method: 'POST', body: 'm' });
      expect(response.headers.get('x-hook')).toBe('ServeMetrics');
      expect(await response.text()).toBe('m');
      await metrics.close();
    });

    it('sends the head when it flushes, before the client has sent its body', async () => {
      const request = httpRequest({ port: front.port, host: '127.0.0.1', path: '/flush', method: 'POST' });
      request.flushHeaders();
      const response = await new Promise<IncomingMessage>((resolve) => request.on('response', resolve));
      request.end('the body');
      expect(await text(response)).toBe('after the body');
    });

    it('may take the connection over', async () => {
      const socket = connect(front.port, '127.0.0.1');
      socket.write('GET /hijack HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n');
      let seen = '';
      socket.on('data', (chunk) => {
        seen += chunk.toString();
        if (seen.endsWith('\r\n\r\n')) socket.write('hello');
        if (seen.endsWith('you said hello')) socket.write('bye');
      });
      await new Promise((resolve) => socket.on('close', resolve));
      expect(seen).toMatch(/^HTTP\/1.1 101 .*\r\n\r\nyou said hello$/s);
    });

    it('that fails is an error, and half an answer is none', async () => {
      const failed = await ask('/fail');
      expect(failed.statusCode).toBe(500);
      expect(await text(failed)).toContain('the handler broke');
      const half = await ask('/half');
      await expect(text(half)).rejects.toThrow('aborted');
      const status = await ask('/status');
      expect(await text(status)).toContain('HTTP status 42');
    });

    it('may answer before it has read the body', async () => {
      const response = await ask('/nothing', { body: 'x'.repeat(5_000_000) });
      expect(response.statusCode).toBe(404);
      expect(await text(response)).toBe('');
    });

    it('that leaves a body unread does not hold up what comes behind it', async () => {
      const body = 'x'.repeat(5_000_000);
      const requests = [
        { path: '/nothing', body },
        { path: '/nothing', body },
        { path: '/echo', body: 'the next' },
      ];
      expect(await askOnOneConnection(front.port, requests)).toEqual(['', '', 'the next']);
    });

    it('learns that the client has left', async () => {
      const request = httpRequest({ port: front.port, host: '127.0.0.1', path: '/hang', method: 'POST' });
      request.on('error', () => undefined).end();
      await peer.stdout.holds('http: hanging');
      request.destroy();
      await peer.stdout.holds('http: context canceled');
      await peer.plugin.ping();
    });
  });
});
