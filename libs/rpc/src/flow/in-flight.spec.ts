import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { CommandArgs, Context, User } from '@patchbay/contract';
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { bundlePlugin } from '../../fixtures/bundle.ts';
import { buildGoPeers, goIsMissing } from '../../fixtures/go-peers.ts';
import { startPeer } from '../../fixtures/start-peer.ts';
import type { RunningPeer } from '../../fixtures/start-peer.ts';

// Much is sent, on machines that may be busy with other things.
jest.setTimeout(60_000);

const CALLS = 1_000;
const DEADLINE_MS = 580_000;

let script: string;
let running: RunningPeer | undefined;

beforeAll(async () => {
  script = await bundlePlugin(new URL('../../fixtures/flow-plugin.ts', import.meta.url));
});

afterAll(() => rmSync(dirname(script), { recursive: true, force: true }));

afterEach(async () => {
  await running?.stop();
  running = undefined;
});

/** An API that answers nobody until a thousand have asked. */
class Crowd {
  readonly #held: (() => void)[] = [];
  most = 0;

  readonly api = {
    GetUser: (id: string): Promise<User> =>
      new Promise((resolve) => {
        this.#held.push(() => resolve({ id, username: `name of ${id}` } as User));
        this.most = Math.max(this.most, this.#held.length);
        if (this.#held.length === CALLS) for (const answer of this.#held.splice(0).reverse()) answer();
      }),
  };
}

async function crowdThrough(program: string): Promise<void> {
  const crowd = new Crowd();
  running = await startPeer(program, { api: crowd.api });
  const { plugin } = running;
  await plugin.call('OnActivate', []);
  const ids = Array.from({ length: CALLS }, (_, index) => `user${index}`);
  const answers = await Promise.all(
    ids.map((command) => plugin.call('ExecuteCommand', [{} as Context, { command } as CommandArgs])),
  );
  expect(crowd.most).toBe(CALLS);
  expect(answers.map((answer) => answer?.text)).toEqual(ids.map((id) => `name of ${id}`));
}

describe('a thousand hooks that run at once, each asking the host for something', () => {
  it('all end with their own answer in a TypeScript plugin', () => crowdThrough(script), DEADLINE_MS);

  const withGo = goIsMissing === undefined ? it : it.skip;
  withGo(
    `all end with their own answer in a Go plugin${goIsMissing === undefined ? '' : ' (needs go)'}`,
    () => crowdThrough(buildGoPeers().flow),
    DEADLINE_MS,
  );
});

it('fails a thousand calls at once when the plugin is killed, and says why', async () => {
  const api = { GetUser: (): Promise<User> => new Promise(() => undefined) };
  running = await startPeer(script, { api });
  const { plugin, process: child } = running;
  await plugin.call('OnActivate', []);
  const calls = Array.from({ length: CALLS }, () =>
    plugin.call('ExecuteCommand', [{} as Context, { command: 'x' } as CommandArgs]).catch((e: unknown) => e),
  );
  await plugin.ping();
  child.kill('SIGKILL');
  for (const outcome of await Promise.all(calls)) expect(outcome).toMatchObject({ code: 'disconnected' });
  await expect(plugin.closed).resolves.toBeInstanceOf(Error);
});
