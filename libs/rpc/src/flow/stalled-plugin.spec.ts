import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Context, Post } from '@patchbay/contract';
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { bundlePlugin } from '../../fixtures/bundle.ts';
import { startPeer } from '../../fixtures/start-peer.ts';
import type { RunningPeer } from '../../fixtures/start-peer.ts';
import { MAX_UNSENT_CALL_BYTES } from '../netrpc/client.ts';

// Much is sent, on machines that may be busy with other things.
jest.setTimeout(60_000);

const POST_BYTES = 1024 * 1024;
/** What the sockets of both sides may take on top. */
const SOCKET_BYTES = 8 * 1024 * 1024;

let script: string;
const running: RunningPeer[] = [];

beforeAll(async () => {
  script = await bundlePlugin(new URL('../../fixtures/flow-plugin.ts', import.meta.url));
});

afterAll(() => rmSync(dirname(script), { recursive: true, force: true }));

afterEach(async () => {
  for (const peer of running.splice(0)) await peer.stop();
});

async function start(): Promise<RunningPeer> {
  const peer = await startPeer(script);
  running.push(peer);
  return peer;
}

const post = { message: 'x'.repeat(POST_BYTES) } as Post;

function ask({ plugin }: RunningPeer): Promise<unknown> {
  return plugin.call('MessageWillBePosted', [{} as Context, post]).then(
    () => 'answered',
    (error: { code: string }) => error.code,
  );
}

describe('a plugin that has stopped', () => {
  it('is sent no more than a few megabytes; other plugins go on, and so does this one when it wakes', async () => {
    const stopped = await start();
    const other = await start();
    stopped.process.kill('SIGSTOP');
    const outcomes: string[] = [];
    const calls: Promise<void>[] = [];
    // A call that is refused is refused at once; one that was sent waits.
    while (outcomes.length === 0) {
      calls.push(ask(stopped).then((outcome) => void outcomes.push(outcome as string)));
      expect(await ask(other)).toBe('answered');
    }
    expect(outcomes).toEqual(['congested']);
    const sent = calls.length - 1;
    expect(sent * POST_BYTES).toBeGreaterThanOrEqual(MAX_UNSENT_CALL_BYTES);
    expect(sent * POST_BYTES).toBeLessThan(MAX_UNSENT_CALL_BYTES + SOCKET_BYTES);

    stopped.process.kill('SIGCONT');
    await Promise.all(calls);
    expect(outcomes.slice(1)).toEqual(Array.from({ length: sent }, () => 'answered'));
    expect(await ask(stopped)).toBe('answered');
  });

  it('holds no call longer than its caller waits', async () => {
    const stopped = await start();
    stopped.process.kill('SIGSTOP');
    const caller = new AbortController();
    const call = stopped.plugin.call('MessageWillBePosted', [{} as Context, post], { signal: caller.signal });
    caller.abort(new Error('enough'));
    await expect(call).rejects.toThrow('enough');
    stopped.process.kill('SIGCONT');
    expect(await ask(stopped)).toBe('answered');
  });
});
