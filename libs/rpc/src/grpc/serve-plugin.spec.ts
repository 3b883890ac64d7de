import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { API, Context, FileInfo, Manifest, Post, User } from '@patchbay/contract';
import { AppError } from '@patchbay/contract';
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { dirname } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { bundlePlugin, WITH_REQUIRE } from '../../fixtures/bundle.ts';
import { frontOf } from '../../fixtures/http-front.ts';
import { createTlsIdentity } from '../host/index.ts';
import { BUILD_DEADLINE_MS, buildGrpcPeers, goIsMissing, protoFolder } from './fixtures/build-go-peers.ts';
import { startGrpcPeer } from './fixtures/start-grpc-peer.ts';
import type { GrpcPeer, GrpcPeerOptions } from './fixtures/start-grpc-peer.ts';

jest.setTimeout(60_000);

const context = { RequestId: 'r' } as Context;

describe('a TypeScript plugin over gRPC', () => {
  let script: string;
  let logged: unknown[][] = [];
  let peers: GrpcPeer[] = [];
  beforeAll(async () => {
    script = await bundlePlugin(new URL('fixtures/ts-plugin.ts', import.meta.url), WITH_REQUIRE);
  });
  afterAll(() => rmSync(dirname(script), { recursive: true, force: true }));
  afterEach(async () => {
    for (const peer of peers) await peer.stop();
    peers = [];
    logged = [];
  });

  const start = async (options: GrpcPeerOptions = {}, settings: object = {}): Promise<GrpcPeer> => {
    const api: Partial<API> = {
      GetServerVersion: () => Promise.resolve('11.11.0'),
      GetUser: (id) =>
        id === 'missing'
          ? Promise.reject(new AppError('no.such.user', 'GetUser', 404))
          : Promise.resolve({ id, username: 'ann' } as User),
      LogInfo: (...line) => {
        logged.push(line);
        return Promise.resolve();
      },
      LoadPluginConfiguration: (destination) => {
        Object.assign(destination as object, settings);
        return Promise.resolve();
      },
      InstallPlugin: async (file) => ({ id: `manifest-${(await text(file)).length}` }) as Manifest,
      UploadData: async (_, file) => ({ id: `file-${(await text(file)).length}` }) as FileInfo,
      PluginHTTP: async ({ method, url, body }) => ({
        statusCode: 203,
        header: { 'X-Other': ['a', 'b'] },
        body: Readable.from([`${method} ${url} `, await text(body as Readable)]),
      }),
    };
    const peer = await startGrpcPeer(script, { api, ...options });
    peers.push(peer);
    return peer;
  };

  it('announces its hooks, is activated, and has the API and its output', async () => {
    const peer = await start({}, { forbiddenword: 'xyz' });
    expect([...peer.plugin.implemented].sort()).toEqual([
      'ExecuteCommand',
      'FileWillBeUploaded',
      'MessageWillBePosted',
      'OnActivate',
      'ServeHTTP',
    ]);
    await peer.plugin.ping();
    await peer.plugin.call('OnActivate', []);
    await peer.stdout.holds('settings {"forbiddenWord":"xyz","refuse":false}');
    await peer.stdout.holds('GetUser no.such.user');
    await peer.stderr.holds('stderr of the plugin');
    expect(logged).toEqual([['structured', 'count', '3', 'list', '[1]']]);
  });

  it('returns results and errors of every kind', async () => {
    const { plugin } = await start({}, { refuse: true });
    await expect(plugin.call('OnActivate', [])).rejects.toMatchObject({ id: 'refused.id', status_code: 400 });
    const post = (message: string) => plugin.call('MessageWillBePosted', [context, { message } as Post]);
    expect(await post('hello')).toEqual([expect.objectContaining({ message: 'hello seen' }), '']);
    expect(await post('reject')).toEqual([undefined, 'rejected']);
    await expect(post('throw')).rejects.toMatchObject({
      code: 'remote',
      message: expect.stringContaining('thrown by the hook'),
    });
    const command = plugin.call('ExecuteCommand', [context, { command: '/fail' } as never]);
    await expect(command).rejects.toMatchObject({ id: 'failed.id', status_code: 418 });
    await expect(plugin.call('UserHasLoggedIn', [context, {} as User])).rejects.toMatchObject({
      message: expect.stringContaining('UNIMPLEMENTED'),
    });
  });

  it('passes streams to the API, and takes them from it', async () => {
    const { plugin } = await start();
    await plugin.call('OnActivate', []);
    const response = await plugin.call('ExecuteCommand', [context, { command: '/streams' } as never]);
    expect(response?.text).toBe('manifest-400000 file-400000 203 a,b POST /other/path question');
  });

  it('cancels a request to another plugin, and with it the body of its answer', async () => {
    let gone: (reason: unknown) => void = () => undefined;
    const given = new Promise((resolve) => (gone = resolve));
    const endless = Readable.from(
      (async function* () {
        for (;;) yield await Promise.resolve(Buffer.alloc(1000));
      })(),
    );
    const api: Partial<API> = {
      LoadPluginConfiguration: () => Promise.resolve(),
      PluginHTTP: ({ signal }) => {
        signal?.addEventListener('abort', () => gone(signal.reason));
        return Promise.resolve({ statusCode: 200, header: {}, body: endless });
      },
    };
    const { plugin } = await start({ api });
    await plugin.call('OnActivate', []).catch(() => undefined);
    const response = await plugin.call('ExecuteCommand', [context, { command: '/cancel' } as never]);
    expect(response?.text).toContain('asked for too much');
    expect(await given).toMatchObject({ name: 'AbortError' });
    expect(endless.destroyed).toBe(true);
  });

  it('replaces an uploaded file', async () => {
    const { plugin } = await start();
    const output = new PassThrough();
    const written = text(output);
    const file = Readable.from(['some ', 'words']);
    const result = await plugin.call('FileWillBeUploaded', [context, { id: 'f' } as FileInfo, file, output]);
    expect(result).toEqual([expect.objectContaining({ id: 'f' }), '']);
    expect(await written).toBe('SOME WORDS');
  });

  it('serves HTTP: streams, flushes, fails, is given up and takes connections over', async () => {
    const peer = await start();
    const front = await frontOf(() => peer.plugin, context);
    const url = `http://127.0.0.1:${front.port}`;
    try {
      const large = 'x'.repeat(500_000);
      const echoed = await fetch(`${url}/echo`, { method: 'POST', body: large });
      expect([echoed.status, echoed.headers.get('x-peer')]).toEqual([201, 'POST']);
      expect(await echoed.text()).toBe(large);
      expect(await (await fetch(`${url}/stream`)).text()).toBe('part 0\npart 1\npart 2\n');
      const crashed = await fetch(`${url}/crash`);
      expect([crashed.status, await crashed.text()]).toEqual([
        500,
        expect.stringContaining('handler failed'),
      ]);

      const request = httpRequest(`${url}/wait`).on('error', () => undefined);
      request.end();
      await peer.stdout.holds('waiting');
      request.destroy();
      await peer.stdout.holds('aborted');

      const socket = connect(front.port, '127.0.0.1');
      socket.write('GET /hijack HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: lines\r\n\r\n');
      let seen = '';
      socket.on('data', (chunk) => {
        seen += chunk.toString();
        if (seen.endsWith('\r\n\r\n')) socket.write('hello');
      });
      await new Promise((resolve) => socket.on('close', resolve));
      expect(seen).toMatch(/^HTTP\/1.1 101 .*\r\n\r\nyou wrote hello$/s);
    } finally {
      await front.close();
    }
  });

  it('leaves when asked, and when its host is gone, with its socket', async () => {
    const asked = await start();
    await asked.plugin.quit();
    await asked.exited;
    expect(existsSync(asked.handshake.address)).toBe(false);
    const left = await start();
    left.plugin.close();
    await left.exited;
    expect(readdirSync(left.directory)).toEqual([]);
  });

  it('speaks TLS when asked to, and to nobody else', async () => {
    const peer = await start({ tls: createTlsIdentity() });
    await peer.plugin.ping();
    await peer.plugin.call('OnActivate', []);
    const env = { PLUGIN_CLIENT_CERT: createTlsIdentity().certificate };
    await expect(start({ tls: createTlsIdentity(), env })).rejects.toMatchObject({ code: 'dispense' });
  });

  const [run, note] = goIsMissing === undefined ? [it.each, ''] : [it.skip.each, ' (needs go)'];
  run([
    ['', {}],
    [' with AutoMTLS', { PATCHBAY_HOST_TLS: '1' }],
  ])(
    `is a plugin like any other to a Go host on go-plugin%s${note}`,
    async (_, env) => {
      const { host } = buildGrpcPeers();
      const { stdout } = await promisify(execFile)(host, [script], {
        env: { ...process.env, PATCHBAY_PROTO: protoFolder, ...env },
      });
      expect(JSON.parse(stdout)).toEqual({
        unknown: expect.stringContaining('nothing'),
        implemented: [
          'OnActivate',
          'ServeHTTP',
          'ExecuteCommand',
          'MessageWillBePosted',
          'FileWillBeUploaded',
        ],
        activated: '',
        message: 'hello seen',
        props: 'kept',
        appError: 'failed.id',
        streams: 'manifest-400000 file-400000 203 a,b POST /other/path question',
        http: '201 POST asked',
        uploaded: 'FILE',
        noSuch: 'Unimplemented',
        logged: 'structured',
        output: true,
        exited: true,
        graceful: true,
      });
    },
    BUILD_DEADLINE_MS,
  );
});
