import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AppError, type API, type Manifest } from '@patchbay/contract';
import { openCore, type Core, type Logger } from '@patchbay/core';
import { connectPlugin, handshakeEnvironment, readHandshake } from '@patchbay/rpc/host';
import { mockApi, type MockApi } from '@patchbay/testing';
import { build } from 'esbuild';

const START_DEADLINE_MS = 30_000;
const OPERATIONS = 400;

const quiet = (): void => undefined;
const logger: Logger = { debug: quiet, info: quiet, warn: quiet, error: quiet };
const clock = { time: 1_700_000_000_000, now: () => clock.time };
const manifest = { id: 'com.example.mocked' } as Manifest;

let folder: string;
let core: Core;
let real: API;
let mock: MockApi;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'patchbay-mock-'));
  core = await openCore({ dataDir: folder, logger, clock });
  real = core.pluginApi(manifest, folder, {} as Parameters<Core['pluginApi']>[2]) as API;
  mock = mockApi({}, { now: () => clock.time });
});
afterAll(async () => {
  await core?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the mock of the plugin API, beside the server’s own', () => {
  it('keeps values by the same rules, whatever is asked of them', async () => {
    const random = numbersFrom(7);
    for (let count = 0; count < OPERATIONS; count++) {
      const operation = anyOperation(random);
      const [method, ...args] = operation;
      clock.time += random(2_000);
      const answers = await Promise.all([real, mock].map((api) => outcome(api, method, args)));
      expect({ count, operation, answer: answers[1] }).toEqual({ count, operation, answer: answers[0] });
    }
    expect(mock.calls('KVSetWithOptions').length).toBeGreaterThan(20);
  });

  it('answers a plugin with what arrives over the wire, to the last zero', async () => {
    const given = {
      GetUser: () => ({ id: 'u1', props: { a: 'b' } }),
      GetPost: () => ({ message: 'hi', props: { list: [1, { deep: true }] }, metadata: {} }),
      GetChannel: () => ({ name: 'town-square' }),
      GetConfig: () => ({ ServiceSettings: { SiteURL: 'http://chat.example.com' } }),
      GetPostThread: () => ({ order: ['p1'], posts: { p1: { id: 'p1' } } }),
      GetEmojiImage: () => [new Uint8Array([1, 2]), 'image/png'] as [Uint8Array, string],
      GetTeamMembersForUser: () => [{ team_id: 't1' }],
      GetPluginConfig: () => ({}),
    };
    const asks = Object.keys(given) as (keyof typeof given)[];
    const api = mockApi(given);
    const seen = await Promise.all(asks.map((name) => (api[name] as () => Promise<unknown>)()));
    // What a test leaves out is for the wire to fill in: the host passes the same on.
    expect(await overTheWire(asks, given as unknown as API)).toBe(JSON.stringify(seen, bytesAsList));
  });
});

type Operation = [keyof API, ...unknown[]];

/** Few keys and values, so that operations meet; some are refused. */
function anyOperation(random: (below: number) => number): Operation {
  const key = ['a', 'b', 'é', '\u{1f600}', '\uffee', '', 'k'.repeat(151)][random(7)] ?? 'a';
  const value = () => [Buffer.from('1'), Buffer.from('2'), Buffer.alloc(0)][random(3)] ?? Buffer.alloc(0);
  const seconds = [0, 1, 5, -1][random(4)] ?? 0;
  const operations: Operation[] = [
    ['KVSet', key, value()],
    ['KVSetWithExpiry', key, value(), seconds],
    ['KVSetWithOptions', key, value(), { Atomic: true, OldValue: value(), ExpireInSeconds: seconds }],
    ['KVSetWithOptions', key, value(), { OldValue: value() }],
    ['KVCompareAndSet', key, value(), value()],
    ['KVCompareAndDelete', key, value()],
    ['KVGet', key],
    ['KVDelete', key],
    ['KVList', random(3), random(4)],
    ...(random(10) === 0 ? [['KVDeleteAll'] as Operation] : []),
  ];
  return operations[random(operations.length)] ?? ['KVDeleteAll'];
}

async function outcome(api: API, method: keyof API, args: readonly unknown[]): Promise<unknown> {
  try {
    const answer = await (api[method] as (...all: readonly unknown[]) => Promise<unknown>)(...args);
    return answer instanceof Uint8Array ? [...answer] : answer;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { refused: error.id, status: error.status_code, message: error.message };
  }
}

/** What a plugin in a process of its own says it got from these methods. */
async function overTheWire(asks: readonly (keyof API)[], api: API): Promise<string> {
  const script = join(folder, 'plugin.mjs');
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  const source = `
    import { definePlugin, runPlugin } from '@patchbay/plugin-sdk';
    const bytesAsList = ${bytesAsList.toString()};
    await runPlugin(definePlugin((plugin) => ({
      ExecuteCommand: async () => {
        const seen = [];
        for (const name of ${JSON.stringify(asks)}) seen.push(await plugin.api[name]());
        return { text: JSON.stringify(seen, bytesAsList) };
      },
    })));`;
  await build({
    stdin: { contents: source, resolveDir: import.meta.dirname, loader: 'js' },
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    conditions: ['@patchbay/source'],
    logLevel: 'silent',
  });
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, ...handshakeEnvironment(folder) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  try {
    const handshake = await readHandshake(child.stdout, { deadlineMs: START_DEADLINE_MS });
    const plugin = await connectPlugin(handshake, { api, onStdout: quiet, onStderr: quiet });
    await plugin.call('OnActivate', []);
    const context = {} as Parameters<typeof plugin.call<'ExecuteCommand'>>[1][0];
    const answer = await plugin.call('ExecuteCommand', [context, {} as never]);
    await plugin.quit();
    return answer?.text ?? '';
  } finally {
    child.kill();
    await exited;
  }
}

/** Buffers and Uint8Arrays alike, as JSON. */
function bytesAsList(this: unknown, key: string, value: unknown): unknown {
  const own = (this as Record<string, unknown>)[key];
  return own instanceof Uint8Array ? [...own] : value;
}

/** The same numbers on every run: a linear congruential generator. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
