import { describe, expect, it } from '@jest/globals';
import { AppError } from '@patchbay/contract';
import type { Config } from '@patchbay/contract';
import { BREAKER_COOL_DOWN_MS, BREAKER_TIMEOUTS } from './breaker.ts';
import { HookCallError } from './errors.ts';
import { collectingLogger } from './fixtures/collecting-logger.ts';
import { context, post } from './fixtures/samples.ts';
import { ScriptedTarget } from './fixtures/scripted-target.ts';
import { postedPost, savedConfiguration, updatedPost } from './folds.ts';
import { HookDispatcher } from './hook-dispatcher.ts';
import type { HookDispatcherOptions } from './hook-dispatcher.ts';
import type { HookTarget } from './hook-target.ts';
import { ManualClock } from './manual-clock.ts';
import type { HookTrace } from './trace.ts';

const DEADLINE_MS = 5_000;
const never = (): Promise<never> => new Promise(() => undefined);
const closed = { kind: 'transform', deadlineMs: DEADLINE_MS, onFailure: 'closed' } as const;

function setup(targets: HookTarget[], options: Partial<HookDispatcherOptions> = {}) {
  const clock = new ManualClock();
  const logger = collectingLogger();
  const traces: HookTrace[] = [];
  const dispatcher = new HookDispatcher({
    targets: () => targets,
    logger,
    clock,
    onTrace: (trace) => traces.push(trace),
    ...options,
  });
  const posted = (message: string) =>
    dispatcher.transform('MessageWillBePosted', [context, post(message)], postedPost);
  return { dispatcher, clock, logger, traces, posted };
}

/** Lets what is already settled run. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const suffix = (id: string, text: string) =>
  new ScriptedTarget(id, { MessageWillBePosted: (_, p) => [{ ...p, message: p.message + text }, ''] });

describe('a transform hook', () => {
  it('approves when nobody implements it, without calling anybody', async () => {
    const bystander = new ScriptedTarget('bystander', { MessageHasBeenPosted: () => undefined });
    const { posted } = setup([bystander]);
    expect(await posted('hello')).toMatchObject({ outcome: 'approved' });
    expect(bystander.calls).toEqual([]);
  });

  it('approves when a plugin returns no replacement and no reason', async () => {
    const { posted } = setup([new ScriptedTarget('a', { MessageWillBePosted: () => [undefined, ''] })]);
    expect(await posted('hello')).toEqual({ outcome: 'approved', args: [context, post('hello')] });
  });

  it('hands each plugin what the one before made of it, in the order given', async () => {
    const { posted } = setup([suffix('b', ' b'), suffix('a', ' a')]);
    const result = await posted('hello');
    expect(result).toMatchObject({ outcome: 'replaced', args: [context, { message: 'hello b a' }] });
  });

  it('stops at the first plugin that rejects, and says which and why', async () => {
    const later = suffix('later', '!');
    const { posted } = setup([
      new ScriptedTarget('strict', { MessageWillBePosted: () => [undefined, 'no'] }),
      later,
    ]);
    expect(await posted('hello')).toMatchObject({ outcome: 'rejected', pluginId: 'strict', reason: 'no' });
    expect(later.calls).toEqual([]);
  });

  it('takes an error that the hook can return as a rejection', async () => {
    const objection = new AppError('x.app_error', 'plugin', 400, 'not like this');
    const { dispatcher } = setup([
      new ScriptedTarget('strict', {
        ConfigurationWillBeSaved: () => {
          throw objection;
        },
      }),
    ]);
    const result = await dispatcher.transform('ConfigurationWillBeSaved', [{} as Config], savedConfiguration);
    expect(result).toMatchObject({ outcome: 'rejected', reason: 'not like this', error: objection });
  });

  it('takes an error of a hook that cannot return one as a crash', async () => {
    const { posted } = setup(
      [
        new ScriptedTarget('broken', {
          MessageWillBePosted: () => {
            throw new Error('nil pointer');
          },
        }),
      ],
      { policies: { MessageWillBePosted: closed } },
    );
    const result = await posted('hello');
    expect(result).toMatchObject({ outcome: 'crashed', pluginId: 'broken', error: { code: 'hook.crashed' } });
  });

  it('takes a failed call as a crash even where the hook can return an error', async () => {
    const { dispatcher } = setup(
      [
        new ScriptedTarget('gone', {
          ConfigurationWillBeSaved: () => {
            throw new HookCallError('the connection ended');
          },
        }),
      ],
      { policies: { ConfigurationWillBeSaved: closed } },
    );
    const result = await dispatcher.transform('ConfigurationWillBeSaved', [{} as Config], savedConfiguration);
    expect(result).toMatchObject({ outcome: 'crashed' });
  });

  it('leaves a crashed plugin out under the policy "open", and says so', async () => {
    const broken = new ScriptedTarget('broken', {
      MessageWillBePosted: () => {
        throw new HookCallError('the connection ended');
      },
    });
    const { posted, logger } = setup([broken, suffix('a', '!')]);
    expect(await posted('hello')).toMatchObject({
      outcome: 'replaced',
      args: [context, { message: 'hello!' }],
    });
    expect(logger.entries).toEqual([
      expect.objectContaining({
        level: 'warn',
        fields: { plugin_id: 'broken', hook: 'MessageWillBePosted' },
      }),
    ]);
  });

  it('goes on after the deadline under the policy "open"', async () => {
    const { posted, clock } = setup([
      new ScriptedTarget('slow', { MessageWillBePosted: never }),
      suffix('a', '!'),
    ]);
    const result = posted('hello');
    clock.advance(DEADLINE_MS);
    expect(await result).toMatchObject({ outcome: 'replaced' });
    expect(clock.pending).toBe(0);
  });

  it('refuses after the deadline under the policy "closed", and aborts the call', async () => {
    let signal: AbortSignal | undefined;
    const slow = new ScriptedTarget('slow', {
      MessageWillBePosted: (_c, _p, options) => {
        signal = options.signal;
        expect(options.deadlineMs).toBe(DEADLINE_MS);
        return never();
      },
    });
    const { posted, clock } = setup([slow], { policies: { MessageWillBePosted: closed } });
    const result = posted('hello');
    expect(signal?.aborted).toBe(false);
    clock.advance(DEADLINE_MS - 1);
    expect(signal?.aborted).toBe(false);
    clock.advance(1);
    expect(await result).toMatchObject({
      outcome: 'timed-out',
      pluginId: 'slow',
      error: { code: 'hook.timed_out' },
    });
    expect(signal?.aborted).toBe(true);
  });

  it('rejects with the reason of the caller who went away, and blames no plugin', async () => {
    const { dispatcher, clock, logger } = setup([new ScriptedTarget('slow', { MessageWillBePosted: never })]);
    const caller = new AbortController();
    const result = dispatcher.transform('MessageWillBePosted', [context, post('x')], postedPost, {
      signal: caller.signal,
    });
    caller.abort(new Error('client hung up'));
    await expect(result).rejects.toThrow('client hung up');
    expect(clock.pending).toBe(0);
    expect(logger.entries).toEqual([]);
  });

  it('takes a missing post of MessageWillBeUpdated as a no', async () => {
    const { dispatcher } = setup([
      new ScriptedTarget('strict', { MessageWillBeUpdated: () => [undefined, ''] }),
    ]);
    const result = await dispatcher.transform(
      'MessageWillBeUpdated',
      [context, post('new'), post('old')],
      updatedPost,
    );
    expect(result).toMatchObject({ outcome: 'rejected', pluginId: 'strict' });
  });
});

describe('the breaker', () => {
  async function timeOutRepeatedly(policy: 'open' | 'closed') {
    const slow = new ScriptedTarget('slow', { MessageWillBePosted: never });
    const kit = setup([slow], { policies: { MessageWillBePosted: { ...closed, onFailure: policy } } });
    for (let round = 0; round < BREAKER_TIMEOUTS; round += 1) {
      const result = kit.posted('x');
      kit.clock.advance(DEADLINE_MS);
      await result;
    }
    return { ...kit, slow };
  }

  it('passes a plugin over after repeated timeouts under the policy "open", and says so once', async () => {
    const { posted, slow, logger, traces } = await timeOutRepeatedly('open');
    expect(await posted('x')).toMatchObject({ outcome: 'approved' });
    expect(slow.calls).toHaveLength(BREAKER_TIMEOUTS);
    expect(logger.entries.filter((entry) => entry.message.includes('passed over'))).toHaveLength(1);
    expect(traces.at(-1)).toMatchObject({ outcome: 'passed-over' });
  });

  it('refuses the operation under the policy "closed", never lets it through', async () => {
    const { posted, slow } = await timeOutRepeatedly('closed');
    expect(await posted('x')).toMatchObject({ outcome: 'passed-over', error: { code: 'hook.passed_over' } });
    expect(slow.calls).toHaveLength(BREAKER_TIMEOUTS);
  });

  it('lets one call try again after the cool-down, and only one', async () => {
    const { posted, slow, clock } = await timeOutRepeatedly('open');
    clock.advance(BREAKER_COOL_DOWN_MS);
    const trial = posted('x');
    expect(await posted('y')).toMatchObject({ outcome: 'approved' });
    expect(slow.calls).toHaveLength(BREAKER_TIMEOUTS + 1);
    clock.advance(DEADLINE_MS);
    await trial;
  });

  it('is closed again for a plugin that was started anew', async () => {
    const targets: HookTarget[] = [new ScriptedTarget('slow', { MessageWillBePosted: never })];
    const { posted, clock } = setup(targets);
    for (let round = 0; round < BREAKER_TIMEOUTS; round += 1) {
      const result = posted('x');
      clock.advance(DEADLINE_MS);
      await result;
    }
    targets[0] = suffix('slow', '!');
    expect(await posted('x')).toMatchObject({ outcome: 'replaced' });
  });
});

describe('a trace', () => {
  it('names plugin, hook, request, duration and the fields that changed', async () => {
    const { dispatcher, clock, traces } = setup([]);
    const target = new ScriptedTarget('a', {
      MessageWillBePosted: (_, p) => {
        clock.advance(7);
        return [{ ...p, message: 'changed', props: { a: 1 }, id: p.id }, ''];
      },
    });
    const other = new HookDispatcher({
      targets: () => [target],
      logger: collectingLogger(),
      clock,
      onTrace: (trace) => traces.push(trace),
    });
    await other.transform('MessageWillBePosted', [context, post('x')], postedPost);
    expect(traces).toEqual([
      {
        hook: 'MessageWillBePosted',
        pluginId: 'a',
        startedAt: clock.now() - 7,
        durationMs: 7,
        outcome: 'replaced',
        changed: ['message', 'props'],
        requestId: 'request1',
        postId: 'post1',
      },
    ]);
    await dispatcher.drained();
  });

  it('says why a post was rejected', async () => {
    const { posted, traces } = setup([
      new ScriptedTarget('a', { MessageWillBePosted: () => [undefined, 'rude'] }),
    ]);
    await posted('x');
    expect(traces).toEqual([expect.objectContaining({ outcome: 'rejected', reason: 'rude', changed: [] })]);
  });
});

describe('a notify hook', () => {
  it('is told after the caller has gone on', async () => {
    const target = new ScriptedTarget('a', { MessageHasBeenPosted: () => undefined });
    const { dispatcher } = setup([target]);
    dispatcher.notify('MessageHasBeenPosted', [context, post('x')]);
    expect(target.calls).toEqual([]);
    await dispatcher.drained();
    expect(target.calls).toEqual(['MessageHasBeenPosted']);
  });

  it('keeps the order, and lets one slow plugin hold up no other', async () => {
    const seen: string[] = [];
    const slow = new ScriptedTarget('slow', { MessageHasBeenPosted: never });
    const quick = new ScriptedTarget('quick', { MessageHasBeenPosted: (_, p) => seen.push(p.message) });
    const { dispatcher, clock } = setup([slow, quick]);
    for (const message of ['1', '2', '3'])
      dispatcher.notify('MessageHasBeenPosted', [context, post(message)]);
    await settle();
    expect(seen).toEqual(['1', '2', '3']);
    clock.advance(60_000);
    await dispatcher.drained();
  });

  it.each(['drop-oldest', 'drop-newest'] as const)(
    'with %s drops that when its queue is full, and says so',
    async (whenFull) => {
      const seen: string[] = [];
      const target = new ScriptedTarget('a', { WebSocketMessageHasBeenPosted: (id) => seen.push(id) });
      const { dispatcher, logger } = setup([target], {
        policies: {
          WebSocketMessageHasBeenPosted: {
            kind: 'notify',
            deadlineMs: 1000,
            onFailure: 'open',
            queue: { limit: 2, whenFull },
          },
        },
      });
      for (const id of ['1', '2', '3', '4'])
        dispatcher.notify('WebSocketMessageHasBeenPosted', [id, 'user', undefined as never]);
      await dispatcher.drained();
      expect(seen).toEqual(whenFull === 'drop-oldest' ? ['3', '4'] : ['1', '2']);
      expect(logger.entries.map((entry) => entry.message)).toEqual([
        expect.stringContaining(
          whenFull === 'drop-oldest' ? 'the oldest are dropped' : 'the newest are dropped',
        ),
        expect.stringContaining('2 events were dropped'),
      ]);
    },
  );

  it('runs web socket messages one at a time, other events side by side', async () => {
    const underWay = { sockets: 0, posts: 0 };
    const target = new ScriptedTarget('a', {
      WebSocketMessageHasBeenPosted: () => {
        underWay.sockets += 1;
        return never();
      },
      MessageHasBeenPosted: () => {
        underWay.posts += 1;
        return never();
      },
    });
    const { dispatcher, clock } = setup([target]);
    for (const id of ['1', '2', '3']) {
      dispatcher.notify('WebSocketMessageHasBeenPosted', [id, 'user', undefined as never]);
      dispatcher.notify('MessageHasBeenPosted', [context, post(id)]);
    }
    await settle();
    expect(underWay).toEqual({ sockets: 1, posts: 3 });
    clock.advance(60_000);
  });

  it('forgets what waits for a plugin that is gone', async () => {
    const targets: HookTarget[] = [];
    const gone = new ScriptedTarget('gone', { MessageHasBeenPosted: () => undefined });
    targets.push(gone);
    const { dispatcher } = setup(targets);
    dispatcher.notify('MessageHasBeenPosted', [context, post('1')]);
    dispatcher.notify('MessageHasBeenPosted', [context, post('2')]);
    targets.pop();
    await dispatcher.drained();
    expect(gone.calls).toEqual([]);
  });
});

describe('collect', () => {
  it('asks all at once and gathers answers and failures in order', async () => {
    const { dispatcher } = setup([
      new ScriptedTarget('a', { RunDataRetention: () => 3 }),
      new ScriptedTarget('b', {
        RunDataRetention: () => {
          throw new Error('disk');
        },
      }),
    ]);
    const answers = await dispatcher.collect('RunDataRetention', [0, 10]);
    expect(answers).toEqual([
      { pluginId: 'a', ok: true, value: 3 },
      { pluginId: 'b', ok: false, error: new Error('disk') },
    ]);
  });
});

describe('one', () => {
  const command = [context, { command: '/x' } as never] as const;

  it('answers for the plugin it names, and for no other', async () => {
    const other = new ScriptedTarget('other', { ExecuteCommand: () => ({ text: 'other' }) });
    const { dispatcher } = setup([
      other,
      new ScriptedTarget('mine', { ExecuteCommand: () => ({ text: 'mine' }) }),
    ]);
    expect(await dispatcher.one('mine', 'ExecuteCommand', [...command])).toEqual({ text: 'mine' });
    expect(other.calls).toEqual([]);
  });

  it('throws hook.not_active for a plugin that is not there or does not implement the hook', async () => {
    const { dispatcher } = setup([new ScriptedTarget('mine', { OnConfigurationChange: () => undefined })]);
    await expect(dispatcher.one('absent', 'ExecuteCommand', [...command])).rejects.toMatchObject({
      code: 'hook.not_active',
    });
    await expect(dispatcher.one('mine', 'ExecuteCommand', [...command])).rejects.toMatchObject({
      code: 'hook.not_active',
    });
  });

  it('throws the very error the hook returned', async () => {
    const refusal = new AppError('bad.command', 'plugin', 400, 'unknown sub-command');
    const { dispatcher } = setup([
      new ScriptedTarget('mine', { ExecuteCommand: () => Promise.reject(refusal) }),
    ]);
    await expect(dispatcher.one('mine', 'ExecuteCommand', [...command])).rejects.toBe(refusal);
  });
});
