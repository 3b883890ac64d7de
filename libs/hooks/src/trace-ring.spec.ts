import { describe, expect, it } from '@jest/globals';
import type { Context } from '@patchbay/contract';
import { chatHooks } from './chat-hooks.ts';
import { collectingLogger } from './fixtures/collecting-logger.ts';
import { post } from './fixtures/samples.ts';
import { ScriptedTarget } from './fixtures/scripted-target.ts';
import { HookDispatcher } from './hook-dispatcher.ts';
import { NO_HOOK_SETTINGS } from './hook-settings.ts';
import { TRACE_LIMIT, TRACE_LIMIT_CHARACTERS, TraceRing } from './trace-ring.ts';
import type { HookTrace } from './trace.ts';

const trace = (more: Partial<HookTrace> = {}): HookTrace => ({
  hook: 'MessageWillBePosted',
  pluginId: 'a',
  startedAt: 1,
  durationMs: 1,
  outcome: 'approved',
  changed: [],
  requestId: 'r',
  ...more,
});

describe('the traces of messages', () => {
  const context = (RequestId: string) => ({ RequestId }) as Context;

  function setup() {
    const chosen = { traceHooks: true };
    const targets = [
      new ScriptedTarget('a', {
        MessageWillBePosted: (_, p) => [p.message === 'rude' ? undefined : { ...p, message: 'better' }, ''],
        MessageHasBeenPosted: () => undefined,
        ReactionHasBeenAdded: () => undefined,
      }),
      new ScriptedTarget('b', {
        MessageWillBePosted: (_, p) => [undefined, p.message === 'rude' ? 'no' : ''],
      }),
    ];
    const dispatcher = new HookDispatcher({
      targets: () => targets,
      settings: () => ({ ...NO_HOOK_SETTINGS, ...chosen }),
      logger: collectingLogger(),
    });
    const hooks = chatHooks(dispatcher);
    const send = async (message: string, asked: Context, id: string) => {
      const verdict = await hooks.messageWillBePosted(asked, post(message, { id: '' }));
      if ('post' in verdict) hooks.messageHasBeenPosted(asked, post(message, { id }));
      await dispatcher.drained();
    };
    return { chosen, dispatcher, hooks, send };
  }

  it('tell of one post what each plugin did, also before it had an id', async () => {
    const { dispatcher, hooks, send } = setup();
    await send('one', context(''), 'p1');
    await send('two', context(''), 'p2');
    hooks.notify('ReactionHasBeenAdded', [context('r9'), { post_id: 'p1', emoji_name: 'wave' } as never]);
    await dispatcher.drained();
    const seen = dispatcher.traces({ postId: 'p1' });
    expect(seen).toMatchObject([
      { hook: 'MessageWillBePosted', pluginId: 'a', outcome: 'replaced', changed: ['message'] },
      { hook: 'MessageWillBePosted', pluginId: 'b', outcome: 'approved', changed: [] },
      { hook: 'MessageHasBeenPosted', pluginId: 'a', outcome: 'answered' },
      { hook: 'ReactionHasBeenAdded', pluginId: 'a', outcome: 'answered', requestId: 'r9' },
    ]);
    expect(dispatcher.traces({ postId: 'p2', pluginId: 'b' })).toHaveLength(1);
    expect(dispatcher.traces()).toHaveLength(7);
  });

  it('tell of a post that was refused by its request', async () => {
    const { dispatcher, send } = setup();
    await send('rude', context('r1'), 'never');
    await send('kind', context('r2'), 'p2');
    expect(dispatcher.traces({ requestId: 'r1' })).toMatchObject([
      { pluginId: 'a', outcome: 'approved' },
      { pluginId: 'b', outcome: 'rejected', reason: 'no' },
    ]);
    expect(dispatcher.traces({ postId: 'never' })).toEqual([]);
  });

  it('are kept only while they are switched on', async () => {
    const { chosen, dispatcher, send } = setup();
    await send('one', context('r'), 'p1');
    chosen.traceHooks = false;
    await send('two', context('r'), 'p2');
    expect(dispatcher.traces()).toEqual([]);
    chosen.traceHooks = true;
    expect(dispatcher.traces()).toEqual([]);
    await send('three', context('r'), 'p3');
    expect(dispatcher.traces({ requestId: 'r' })).toHaveLength(3);
  });
});

describe('the ring of traces', () => {
  it('forgets the oldest when there are too many', () => {
    const ring = new TraceRing();
    for (let at = 0; at < TRACE_LIMIT + 3; at += 1) ring.add(trace({ startedAt: at }), undefined, undefined);
    const kept = ring.find({});
    expect([kept.length, kept[0]?.startedAt]).toEqual([TRACE_LIMIT, 3]);
  });

  it('is bounded in size too, whatever plugins say', () => {
    const ring = new TraceRing();
    const reason = 'a'.repeat(100_000);
    const changed = Array.from({ length: 10_000 }, (_, at) => `field ${String(at)}`);
    const context = {};
    for (let at = 0; at < TRACE_LIMIT; at += 1) ring.add(trace({ reason, changed }), context, '');
    ring.named(context, 'p1');
    const kept = ring.find({});
    expect(kept.length).toBeGreaterThan(500);
    expect(JSON.stringify(kept).length).toBeLessThan(2 * TRACE_LIMIT_CHARACTERS);
  });
});
