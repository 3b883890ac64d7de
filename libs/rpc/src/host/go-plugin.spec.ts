import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { API, Channel, Context, FileInfo, Post, User } from '@patchbay/contract';
import { AppError } from '@patchbay/contract';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { buildGoPeers, goIsMissing } from '../../fixtures/go-peers.ts';
import { askOnOneConnection, frontOf } from '../../fixtures/http-front.ts';
import { Text } from '../../fixtures/text.ts';
import { connectPlugin, handshakeEnvironment, readHandshake } from './index.ts';
import type { PluginConnection } from './index.ts';

const START_DEADLINE_MS = 45_000;
const BUILD_DEADLINE_MS = 580_000;
const context: Context = {
  SessionId: 's',
  ConnectionId: '',
  RequestId: 'r',
  IPAddress: '127.0.0.1',
  AcceptLanguage: 'en',
  UserAgent: 'spec',
};

interface Running {
  process: ChildProcess;
  plugin: PluginConnection;
  stdout: Text;
  stderr: Text;
  calls: [string, unknown[]][];
  directory: string;
}

async function start(binary: string, settings: unknown): Promise<Running> {
  const directory = mkdtempSync(join(tmpdir(), 'patchbay-wire-'));
  const child = spawn(binary, [], {
    env: { ...process.env, ...handshakeEnvironment(directory) },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const handshake = await readHandshake(child.stdout, { deadlineMs: START_DEADLINE_MS });
  const stdout = new Text();
  const stderr = new Text();
  const calls: [string, unknown[]][] = [];
  const stored = new Map<string, Uint8Array>();
  const api: Partial<API> = {
    GetUser: (id) => {
      calls.push(['GetUser', [id]]);
      return Promise.reject(new AppError('no.such.user', 'GetUser', 404));
    },
    GetChannel: (id) =>
      Promise.resolve({ id, name: 'town', type: 'O', props: { n: 1 } } as unknown as Channel),
    KVSet: (key, value) => {
      stored.set(key, value as Uint8Array);
      return Promise.resolve();
    },
    KVGet: (key) => Promise.resolve(stored.get(key) as Uint8Array),
    HasPermissionTo: () => Promise.resolve(true),
    SendMail: () => Promise.reject(new Error('no mail here')),
    LogInfo: (message, ...pairs) => {
      calls.push(['LogInfo', [message, ...pairs]]);
      return Promise.resolve();
    },
    PluginHTTP: async ({ body }) => {
      let question = '';
      for await (const chunk of body as Readable) question += String(chunk);
      return {
        statusCode: 202,
        header: { 'X-Other': [question] },
        body: Readable.from([Buffer.alloc(300_000, 'x')]),
      };
    },
    LoadPluginConfiguration: (destination) => {
      Object.assign(destination as object, settings);
      return Promise.resolve();
    },
  };
  const plugin = await connectPlugin(handshake, {
    api,
    onStdout: (chunk) => stdout.add(chunk),
    onStderr: (chunk) => stderr.add(chunk),
  });
  return { process: child, plugin, stdout, stderr, calls, directory };
}

async function stop(running: Running): Promise<void> {
  const exited = running.process.exitCode === null ? once(running.process, 'exit') : undefined;
  running.plugin.close();
  running.process.kill('SIGKILL');
  await exited;
  rmSync(running.directory, { recursive: true, force: true });
}

const suite = goIsMissing === undefined ? describe : describe.skip;

suite('a real Go plugin (needs go)', () => {
  let binary: string;
  let running: Running;

  beforeAll(async () => {
    binary = buildGoPeers().plugin;
    running = await start(binary, { word: 'accept' });
    await running.plugin.call('OnActivate', []);
  }, BUILD_DEADLINE_MS);

  afterAll(async () => {
    await stop(running);
  });

  it('says which hooks it has', () => {
    const { implemented } = running.plugin;
    for (const hook of ['OnActivate', 'MessageWillBePosted', 'ExecuteCommand', 'ServeHTTP'] as const)
      expect(implemented.has(hook)).toBe(true);
    expect(implemented.has('MessageHasBeenPosted')).toBe(false);
  });

  it('answers a ping', async () => {
    await expect(running.plugin.ping()).resolves.toBeUndefined();
  });

  it('uses the API while it activates, and sees values and errors as they are', async () => {
    const { stdout, stderr, calls } = running;
    await stdout.holds('configuration accept');
    await stderr.holds('stderr of the peer');
    expect(stdout.text).toContain('stdout of the peer\n');
    expect(stdout.text).toContain('GetUser nil=true id=no.such.user status=404\n');
    expect(stdout.text).toContain('GetChannel town O props=map[n:1]\n');
    expect(stdout.text).toContain('KVGet [1 2 3]\n');
    expect(stdout.text).toContain('CreateTeam status=501\n');
    expect(stdout.text).toContain('HasPermissionTo true\n');
    expect(stdout.text).toContain('SendMail SendMail: no mail here\n');
    expect(calls).toContainEqual(['GetUser', ['missing']]);
    expect(calls).toContainEqual(['LogInfo', ['structured', 'count', '3', 'who', 'peer']]);
  });

  it('takes a post with props of every kind, and gives another back', async () => {
    const post = {
      id: 'p1',
      message: 'hello',
      props: { number: 3, text: 't', flag: true, list: ['a', 1], object: { a: { b: null } } },
      metadata: undefined,
    } as unknown as Post;
    const [replaced, reason] = await running.plugin.call('MessageWillBePosted', [context, post]);
    expect(reason).toBe('');
    expect(replaced?.id).toBe('p1');
    expect(replaced?.message).toBe(
      'hello number=float64 text=string flag=bool list=[]interface {} object=map[string]interface {} attachments=<nil> none=<nil>',
    );
    expect(replaced?.props).toMatchObject({
      number: 3,
      object: { a: { b: null } },
      from_peer: { n: 7, list: ['a', true, null, 1.5] },
      attachments: [{ id: 3, text: 'attached', fields: [{ title: 't', value: 'v' }] }],
    });
    // Attachments keep their Go type on the way back.
    const [again] = await running.plugin.call('MessageWillBePosted', [context, replaced as Post]);
    expect(again?.message).toContain('attachments=[]*model.MessageAttachment');
  });

  it('rejects a post, and leaves one alone', async () => {
    const reject = { message: 'please reject' } as Post;
    expect(await running.plugin.call('MessageWillBePosted', [context, reject])).toMatchObject([
      {},
      'rejected by the peer',
    ]);
    const nothing = { id: 'p2', message: 'nothing' } as Post;
    expect(await running.plugin.call('MessageWillBePosted', [context, nothing])).toEqual([undefined, '']);
  });

  it('returns errors as the classes they are', async () => {
    const { plugin } = running;
    const args = { command: '/fail' } as never;
    await expect(plugin.call('ExecuteCommand', [context, args])).rejects.toMatchObject({
      name: 'AppError',
      id: 'peer.failed',
      status_code: 418,
      detailed_error: 'because',
    });
    await expect(
      plugin.call('ExecuteCommand', [context, { command: '/fine' } as never]),
    ).resolves.toMatchObject({ text: 'you said /fine' });
    await expect(plugin.call('OnConfigurationChange', [])).rejects.toThrow('wrapped: EOF');
  });

  it('answers a hook it does not have with an error, and goes on', async () => {
    const { plugin, stdout } = running;
    await expect(plugin.call('MessageHasBeenPosted', [context, {} as Post])).rejects.toThrow(
      'Hook MessageHasBeenPosted called but not implemented.',
    );
    await plugin.call('UserHasLoggedIn', [context, { username: 'ann' } as User]);
    await stdout.holds('UserHasLoggedIn ann');
  });

  it('reads an uploaded file and replaces it, or leaves it alone', async () => {
    const upload = async (name: string, sent: string): Promise<unknown[]> => {
      const output = new PassThrough();
      const chunks: Buffer[] = [];
      output.on('data', (chunk: Buffer) => chunks.push(chunk));
      const [info, reason] = await running.plugin.call('FileWillBeUploaded', [
        context,
        { name } as FileInfo,
        Readable.from([Buffer.from(sent)]),
        output,
      ]);
      return [info?.extension, reason, Buffer.concat(chunks).toString()];
    };
    const sent = 'abc'.repeat(200_000);
    expect(await upload('change', sent)).toEqual(['upper', '', sent.toUpperCase()]);
    expect(await upload('keep', sent)).toEqual([undefined, '', '']);
  });

  it('answers many calls at once', async () => {
    const calls = Array.from({ length: 200 }, (_, n) =>
      running.plugin.call('ExecuteCommand', [context, { command: `/n${n}` } as never]),
    );
    const texts = (await Promise.all(calls)).map((response) => response?.text);
    expect(texts).toEqual(Array.from({ length: 200 }, (_, n) => `you said /n${n}`));
  });

  it('gives a call up when its signal says so, and goes on', async () => {
    const controller = new AbortController();
    const call = running.plugin.call('ExecuteCommand', [context, { command: '/x' } as never], {
      signal: controller.signal,
    });
    controller.abort(new Error('enough'));
    await expect(call).rejects.toThrow('enough');
    await expect(running.plugin.ping()).resolves.toBeUndefined();
  });

  it('passes on the error that its activation returned', async () => {
    const refusing = await start(binary, { word: 'refuse' });
    await expect(refusing.plugin.call('OnActivate', [])).rejects.toThrow('refused to activate');
    await stop(refusing);
    const failing = await start(binary, { word: 'app-error' });
    await expect(failing.plugin.call('OnActivate', [])).rejects.toMatchObject({
      id: 'peer.refused',
      status_code: 418,
    });
    await stop(failing);
  });

  it('leaves when it is asked to', async () => {
    const other = await start(binary, { word: 'accept' });
    const exited = once(other.process, 'exit');
    await other.plugin.quit();
    await expect(other.plugin.closed).resolves.toBeUndefined();
    await exited;
    await stop(other);
  });

  it('is reported as gone when its process ends', async () => {
    const other = await start(binary, { word: 'accept' });
    const call = other.plugin.call('OnConfigurationChange', []).catch((error: unknown) => error);
    await call;
    other.process.kill('SIGKILL');
    await expect(other.plugin.closed).resolves.toBeInstanceOf(Error);
    await expect(other.plugin.ping()).rejects.toThrow();
    await stop(other);
  });

  describe('serving HTTP', () => {
    let front: Awaited<ReturnType<typeof frontOf>>;

    beforeAll(async () => {
      front = await frontOf(() => running.plugin, context);
    });

    afterAll(async () => {
      await front.close();
    });

    it('passes status, headers and a large body both ways', async () => {
      const sent = Buffer.alloc(3 * 1024 * 1024, 'abcdefg');
      const request = httpRequest({
        port: front.port,
        path: '/echo?a=b',
        method: 'PUT',
        headers: { 'x-test': 'yes' },
      });
      request.end(sent);
      const [response] = (await once(request, 'response')) as [IncomingMessage];
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk as Buffer);
      expect(response.statusCode).toBe(201);
      expect(response.headers['x-peer']).toBe('yes PUT a=b');
      expect(Buffer.concat(chunks).equals(sent)).toBe(true);
    });

    it('passes flushed parts, and what is not found', async () => {
      expect(await (await fetch(`http://127.0.0.1:${front.port}/stream`)).text()).toBe(
        'part 0\npart 1\npart 2\n',
      );
      expect((await fetch(`http://127.0.0.1:${front.port}/none`)).status).toBe(404);
    });

    it('that leaves most of a body unread does not hold up what comes behind it', async () => {
      const requests = [
        { path: '/first', body: 'one'.padEnd(5_000_000) },
        { path: '/first', body: 'two'.padEnd(5_000_000) },
        { path: '/first', body: 'three' },
      ];
      expect(await askOnOneConnection(front.port, requests)).toEqual(['one', 'two', 'thr']);
    });

    it('lets the plugin ask another plugin, streaming both ways', async () => {
      const answer = await fetch(`http://127.0.0.1:${front.port}/other`);
      expect(await answer.text()).toBe('202 question 300000');
    });
  });
});
