import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { API, Context, FileInfo, Manifest, Post, User } from '@patchbay/contract';
import { AppError } from '@patchbay/contract';
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { bundlePlugin } from '../../fixtures/bundle.ts';
import { Text } from '../../fixtures/text.ts';
import { connectPlugin, handshakeEnvironment, readHandshake } from '../host/index.ts';
import type { Handshake, PluginConnection } from '../host/index.ts';

const START_DEADLINE_MS = 45_000;
const context = { RequestId: 'r' } as Context;

let script: string;

beforeAll(async () => {
  script = await bundlePlugin(new URL('../../fixtures/ts-plugin.ts', import.meta.url));
});

afterAll(() => {
  rmSync(dirname(script), { recursive: true, force: true });
});

interface Started {
  child: ChildProcess;
  handshake: Handshake;
  directory: string;
}

async function launch(): Promise<Started> {
  const directory = mkdtempSync(join(tmpdir(), 'patchbay-wire-'));
  const child = spawn(script, [], {
    env: { ...process.env, ...handshakeEnvironment(directory) },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const handshake = await readHandshake(child.stdout, { deadlineMs: START_DEADLINE_MS });
    return { child, handshake, directory };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

interface Running extends Started {
  plugin: PluginConnection;
  stdout: Text;
  stderr: Text;
  calls: unknown[][];
}

async function start(settings: object, own: Partial<API> = {}): Promise<Running> {
  const started = await launch();
  const stdout = new Text();
  const stderr = new Text();
  const calls: unknown[][] = [];
  const api: Partial<API> = {
    GetServerVersion: () => Promise.resolve('11.11.0'),
    GetUser: (id) =>
      id === 'missing'
        ? Promise.reject(new AppError('no.such.user', 'GetUser', 404))
        : Promise.resolve({ id, username: 'ann' } as User),
    LogInfo: (...args) => {
      calls.push(args);
      return Promise.resolve();
    },
    LoadPluginConfiguration: (destination) => {
      Object.assign(destination as object, settings);
      return Promise.resolve();
    },
    ...own,
  };
  const plugin = await connectPlugin(started.handshake, {
    api,
    onStdout: (chunk) => stdout.add(chunk),
    onStderr: (chunk) => stderr.add(chunk),
  });
  return { ...started, plugin, stdout, stderr, calls };
}

async function stop({ child, plugin, directory }: Running): Promise<void> {
  const exited = child.exitCode === null ? once(child, 'exit') : undefined;
  plugin.close();
  await exited;
  rmSync(directory, { recursive: true, force: true });
}

describe('a TypeScript plugin', () => {
  let running: Running;

  beforeAll(async () => {
    running = await start({ forbiddenword: 'mellon' });
    await running.plugin.call('OnActivate', []);
  });

  afterAll(async () => {
    await stop(running);
  });

  it('announces the hooks it has, and only those', () => {
    expect([...running.plugin.implemented].sort()).toEqual([
      'ExecuteCommand',
      'FileWillBeUploaded',
      'MessageWillBePosted',
      'OnActivate',
      'OnConfigurationChange',
      'ServeHTTP',
    ]);
  });

  it('uses the API, and its output goes to the host and not to its own standard output', async () => {
    const { stdout, stderr, calls } = running;
    await stdout.holds('GetUser no.such.user\n');
    await stderr.holds('stderr of the plugin\n');
    expect(stdout.text).toBe(
      'held for the host\nstdout of the plugin\nsettings {"forbiddenWord":"mellon","refuse":false}\nversion 11.11.0\nGetUser no.such.user\n',
    );
    expect(calls).toEqual([['structured', 'count', '3', 'list', '[1]']]);
  });

  it('replaces, rejects and fails', async () => {
    const { plugin } = running;
    const post = { id: 'p', message: 'hello', props: { deep: { list: [1, null] } } } as unknown as Post;
    const [replaced, reason] = await plugin.call('MessageWillBePosted', [context, post]);
    expect([replaced?.message, reason]).toEqual(['hello seen', '']);
    expect(replaced?.props).toMatchObject({
      deep: { list: [1, null] },
      added: [{ text: 'from typescript' }],
    });
    const rejected = await plugin.call('MessageWillBePosted', [context, { message: 'reject' } as Post]);
    expect(rejected).toEqual([undefined, 'rejected']);
    await expect(plugin.call('MessageWillBePosted', [context, { message: 'throw' } as Post])).rejects.toThrow(
      'thrown by the hook',
    );
  });

  it('returns errors as the classes they are, and calls back meanwhile', async () => {
    const { plugin } = running;
    const command = (text: string): Promise<unknown> =>
      plugin.call('ExecuteCommand', [context, { command: text } as never]);
    await expect(command('/fine')).resolves.toMatchObject({ text: 'ann said /fine' });
    await expect(command('/fail')).rejects.toMatchObject({ id: 'failed.id', status_code: 418 });
    await expect(command('/error')).rejects.toMatchObject({
      name: 'AppError',
      status_code: 500,
      message: 'plain',
    });
    await expect(plugin.call('OnConfigurationChange', [])).rejects.toThrow('not now');
  });

  it('answers a hook it does not have with an error', async () => {
    await expect(running.plugin.call('MessageHasBeenPosted', [context, {} as Post])).rejects.toThrow(
      'Hook MessageHasBeenPosted called but not implemented.',
    );
  });

  it('is not waited for when the caller gives up', async () => {
    const controller = new AbortController();
    const hanging = running.plugin.call('ExecuteCommand', [context, { command: '/hang' } as never], {
      signal: controller.signal,
    });
    controller.abort(new Error('enough'));
    await expect(hanging).rejects.toThrow('enough');
    await expect(running.plugin.ping()).resolves.toBeUndefined();
  });

  it('reads an uploaded file, and writes another in its place', async () => {
    const sent = 'abc'.repeat(200_000);
    const output = new PassThrough();
    const chunks: Buffer[] = [];
    output.on('data', (chunk: Buffer) => chunks.push(chunk));
    const [info, reason] = await running.plugin.call('FileWillBeUploaded', [
      context,
      { id: 'f1', name: 'a.txt' } as FileInfo,
      Readable.from([Buffer.from(sent)]),
      output,
    ]);
    expect([info?.name, reason]).toEqual(['a.txt', '']);
    expect(Buffer.concat(chunks).toString()).toBe(sent.toUpperCase());
  });

  it('refuses streams as a plain call', async () => {
    const call = running.plugin.call('ServeHTTP', [context, {} as never, {} as never]);
    await expect(call).rejects.toThrow('streams');
  });

  it('passes the error of its activation on', async () => {
    const refusing = await start({ refuse: true });
    await expect(refusing.plugin.call('OnActivate', [])).rejects.toMatchObject({ id: 'refused.id' });
    await stop(refusing);
  });

  it('passes streams to the API, and takes one from it', async () => {
    const size = async (source: AsyncIterable<unknown>): Promise<number> => {
      let bytes = 0;
      for await (const chunk of source) bytes += (chunk as Buffer).length;
      return bytes;
    };
    const asked: unknown[] = [];
    const other = await start(
      {},
      {
        InstallPlugin: async (file, replace) =>
          ({ id: `installed-${await size(file)}-${replace}` }) as Manifest,
        UploadData: async (session, data) => ({ id: `${session.id}-${await size(data)}` }) as FileInfo,
        PluginHTTP: async ({ method, url, body }) => {
          asked.push(method, url, await size(body as Readable));
          return {
            statusCode: 202,
            header: { 'X-Other': ['yes'] },
            body: Readable.from([Buffer.alloc(300_000, 'x'), Buffer.from('answer')]),
          };
        },
      },
    );
    await other.plugin.call('OnActivate', []);
    const answer = await other.plugin.call('ExecuteCommand', [context, { command: '/streams' } as never]);
    expect(answer?.text).toBe('installed-400000-true up-400000 202 yes 300006 answer');
    expect(asked).toEqual(['POST', '/other/path?q=1', 8]);
    await stop(other);
  });

  it('cancels what it asked of another plugin, before the answer and while it arrives', async () => {
    const seen: string[] = [];
    const endless = (): Readable => {
      const body = new Readable({
        read: () => void body.push('more '),
        destroy: (error, done) => {
          seen.push('body closed');
          done(error);
        },
      });
      return body;
    };
    let active = false;
    let asked: () => void = () => undefined;
    const gotRequest = new Promise<void>((resolve) => (asked = resolve));
    let closed: () => void = () => undefined;
    const bodyClosed = new Promise<void>((resolve) => (closed = resolve));
    const other = await start(
      {},
      {
        GetServerVersion: async () => {
          if (active) await gotRequest;
          return '11.11.0';
        },
        PluginHTTP: ({ url, signal }) => {
          asked();
          if (url === '/other/endless') {
            const body = endless().once('close', closed);
            return Promise.resolve({ statusCode: 200, header: {}, body });
          }
          return new Promise((_resolve, reject) => {
            const cancel = (): void => {
              seen.push(String(signal?.reason));
              reject(signal?.reason as Error);
            };
            if (signal?.aborted === true) cancel();
            else signal?.addEventListener('abort', cancel);
          });
        },
      },
    );
    await other.plugin.call('OnActivate', []);
    active = true;
    for (const url of ['/other/slow', '/other/endless'])
      expect(
        await other.plugin.call('ExecuteCommand', [context, { command: `/cancel ${url}` } as never]),
      ).toMatchObject({ text: 'Error: asked for too much' });
    await bodyClosed;
    expect(seen).toEqual(['AbortError: the request was cancelled by its sender', 'body closed']);
    await stop(other);
  });

  it('is told when the API takes no streams', async () => {
    await expect(
      running.plugin.call('ExecuteCommand', [context, { command: '/streams' } as never]),
    ).rejects.toMatchObject({ id: 'app.plugin.api.not_implemented', status_code: 501 });
  });

  it('is told which API method is missing', async () => {
    const other = await start({}, { GetUser: undefined });
    await other.plugin.call('OnActivate', []);
    await other.stdout.holds('GetUser app.plugin.api.not_implemented\n');
    await stop(other);
  });
});

describe('the process of a TypeScript plugin', () => {
  it('refuses to run without the cookie, and says why', () => {
    const run = spawnSync(script, [], { env: { PATH: process.env['PATH'] } });
    expect(run.status).toBe(1);
    expect(run.stdout.toString()).toBe('');
    expect(run.stderr.toString()).toContain('This binary is a plugin.');
  });

  it('survives a connection that is only dialled and closed', async () => {
    const { child, handshake, directory } = await launch();
    const probe = connect(handshake.address);
    await once(probe, 'connect');
    probe.destroy();
    await once(probe, 'close');
    const output = { api: {}, onStdout: () => undefined, onStderr: () => undefined };
    const plugin = await connectPlugin(handshake, output);
    await plugin.ping();
    const exited = once(child, 'exit');
    await plugin.quit();
    expect(await exited).toEqual([0, null]);
    expect(readdirSync(directory)).toEqual([]);
    rmSync(directory, { recursive: true });
  });

  it('leaves when its host is gone', async () => {
    const other = await start({});
    const exited = once(other.child, 'exit');
    other.plugin.close();
    expect(await exited).toEqual([0, null]);
    expect(existsSync(other.handshake.address)).toBe(false);
    rmSync(other.directory, { recursive: true });
  });

  it('does not end by an interrupt meant for its host', async () => {
    const other = await start({});
    other.child.kill('SIGINT');
    await expect(other.plugin.ping()).resolves.toBeUndefined();
    await stop(other);
  });
});
