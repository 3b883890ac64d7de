import { describe, expect, it } from '@jest/globals';
import { BREAKER_COOL_DOWN_MS, BREAKER_TIMEOUTS } from './breaker.ts';
import { chatHooks } from './chat-hooks.ts';
import { HookCallError } from './errors.ts';
import { collectingLogger } from './fixtures/collecting-logger.ts';
import { context, post } from './fixtures/samples.ts';
import { ScriptedTarget } from './fixtures/scripted-target.ts';
import { HookDispatcher } from './hook-dispatcher.ts';
import { NO_HOOK_SETTINGS } from './hook-settings.ts';
import type { HookSettings } from './hook-settings.ts';
import type { HookTarget } from './hook-target.ts';
import { ManualClock } from './manual-clock.ts';

/** What the contract says for MessageWillBePosted, in milliseconds. */
const DEADLINE_MS = 5_000;
const closedFor = (...ids: string[]): Partial<HookSettings> => ({
  policies: Object.fromEntries(ids.map((id) => [id, { MessageWillBePosted: 'closed' as const }])),
});

function setup(targets: HookTarget[], expected: string[] = []) {
  const clock = new ManualClock();
  const logger = collectingLogger();
  const chosen = { settings: { ...NO_HOOK_SETTINGS } };
  const moved: string[] = [];
  const dispatcher = new HookDispatcher({
    targets: () => targets,
    settings: () => chosen.settings,
    isExpected: (id) => expected.includes(id),
    onPassedOver: (id, hook) => moved.push(`${id} ${hook}`),
    logger,
    clock,
  });
  const hooks = chatHooks(dispatcher);
  return {
    dispatcher,
    clock,
    logger,
    hooks,
    moved,
    choose: (settings: Partial<HookSettings>) => {
      chosen.settings = { ...NO_HOOK_SETTINGS, ...settings };
    },
    posted: (guards?: string[]) => hooks.messageWillBePosted(context, post('hello'), guards),
  };
}

const never = (): Promise<never> => new Promise(() => undefined);
const hung = (id: string) => new ScriptedTarget(id, { MessageWillBePosted: never });
const lost = (id: string) =>
  new ScriptedTarget(id, { MessageWillBePosted: () => Promise.reject(new HookCallError('the pipe broke')) });
const friendly = (id: string) => new ScriptedTarget(id, { MessageWillBePosted: () => [undefined, ''] });
const unanswered = (pluginId: string, guard: boolean, inactive: boolean) => ({
  unanswered: { pluginId, guard, inactive, reason: expect.stringContaining(pluginId) as unknown },
});

describe('a policy that the administrator chose', () => {
  it('holds for that hook of that plugin, from the next call on', async () => {
    const { posted, choose } = setup([lost('a')]);
    expect(await posted()).toEqual({ post: post('hello') });
    choose(closedFor('a'));
    expect(await posted()).toEqual(unanswered('a', false, false));
    choose(closedFor('b'));
    expect(await posted()).toEqual({ post: post('hello') });
    choose({ policies: { a: { MessageWillBeUpdated: 'closed' } } });
    expect(await posted()).toEqual({ post: post('hello') });
  });

  it('may open what the contract closes', async () => {
    const { dispatcher, choose } = setup([
      new ScriptedTarget('a', { FileWillBeDownloaded: () => Promise.reject(new HookCallError('gone')) }),
    ]);
    const download = () =>
      dispatcher.transform('FileWillBeDownloaded', [context, {} as never, 'user', 0 as never], () => ({
        kind: 'approved',
      }));
    expect(await download()).toMatchObject({ outcome: 'crashed' });
    choose({ policies: { a: { FileWillBeDownloaded: 'open' } } });
    expect(await download()).toMatchObject({ outcome: 'approved' });
  });

  it('keeps crashed, timed out, passed over and approved apart', async () => {
    const outcomes: string[] = [];
    const answers: Record<string, () => unknown> = {
      crashed: () => Promise.reject(new HookCallError('gone')),
      approved: () => [undefined, ''],
      slow: never,
    };
    let answer = 'approved';
    const target = new ScriptedTarget('a', { MessageWillBePosted: () => answers[answer]?.() });
    const { dispatcher, clock, choose } = setup([target]);
    choose(closedFor('a'));
    for (answer of ['approved', 'crashed', 'slow', 'slow', 'slow', 'approved']) {
      const result = dispatcher.transform('MessageWillBePosted', [context, post('x')], () => ({
        kind: 'approved',
      }));
      if (answer === 'slow') clock.advance(DEADLINE_MS);
      outcomes.push((await result).outcome);
    }
    expect(outcomes).toEqual(['approved', 'crashed', 'timed-out', 'timed-out', 'timed-out', 'passed-over']);
  });

  it('lets nothing pass while a plugin that should run does not, and asks nobody else then', async () => {
    const bystander = friendly('bystander');
    const { posted, choose } = setup([bystander], ['strict']);
    expect(await posted()).toEqual({ post: post('hello') });
    choose(closedFor('strict'));
    expect(await posted()).toEqual(unanswered('strict', false, true));
    expect(bystander.calls).toHaveLength(1);
  });

  it('asks for nothing from a plugin that is disabled, or that has no such hook', async () => {
    const deaf = new ScriptedTarget('deaf', { MessageHasBeenPosted: () => undefined });
    const { posted, choose } = setup([deaf], ['deaf']);
    choose(closedFor('disabled', 'deaf'));
    expect(await posted()).toEqual({ post: post('hello') });
  });
});

describe('a deadline', () => {
  it('is the one that the administrator chose, from the next call on', async () => {
    const { posted, choose, clock } = setup([hung('a')]);
    choose({ ...closedFor('a'), deadlinesMs: { MessageWillBePosted: 70 } });
    const result = posted();
    clock.advance(70);
    expect(await result).toEqual(unanswered('a', false, false));
    choose(closedFor('a'));
    let settled = false;
    const second = posted().finally(() => (settled = true));
    clock.advance(DEADLINE_MS - 1);
    await Promise.resolve();
    expect(settled).toBe(false);
    clock.advance(1);
    expect(await second).toEqual(unanswered('a', false, false));
  });

  it('does not count for a plugin in a debugger, nor does its breaker', async () => {
    let answer: (value: unknown) => void = () => undefined;
    const target = new (class extends ScriptedTarget {
      debugging = false;
    })('a', { MessageWillBePosted: () => new Promise((resolve) => (answer = resolve)) });
    const { posted, clock, dispatcher } = setup([target]);
    for (let round = 0; round < BREAKER_TIMEOUTS; round += 1) {
      const result = posted();
      clock.advance(DEADLINE_MS);
      await result;
    }
    expect(dispatcher.passedOver('a')).toEqual(['MessageWillBePosted']);
    target.debugging = true;
    const result = posted();
    expect(clock.pending).toBe(0);
    clock.advance(1_000 * DEADLINE_MS);
    answer([post('at last'), '']);
    expect(await result).toEqual({ post: post('at last') });
    expect(dispatcher.passedOver('a')).toEqual([]);
  });
});

describe('a breaker', () => {
  async function open(policy: 'open' | 'closed') {
    let answer: () => unknown = never;
    const target = new ScriptedTarget('slow', { MessageWillBePosted: () => answer() });
    const kit = setup([target, friendly('other')]);
    if (policy === 'closed') kit.choose(closedFor('slow'));
    for (let round = 0; round < BREAKER_TIMEOUTS; round += 1) {
      const result = kit.posted();
      kit.clock.advance(DEADLINE_MS);
      await result;
    }
    return { ...kit, target, recover: () => (answer = () => [undefined, '']) };
  }

  it('is shown while it is open, and no longer when the plugin answers again', async () => {
    const { dispatcher, moved, clock, posted, recover, logger } = await open('open');
    expect(dispatcher.passedOver('slow')).toEqual(['MessageWillBePosted']);
    expect(dispatcher.passedOver('other')).toEqual([]);
    expect(dispatcher.passedOver('absent')).toEqual([]);
    expect(moved).toEqual(['slow MessageWillBePosted']);
    recover();
    clock.advance(BREAKER_COOL_DOWN_MS);
    await posted();
    expect(dispatcher.passedOver('slow')).toEqual([]);
    expect(moved).toHaveLength(2);
    expect(logger.entries.at(-1)).toMatchObject({
      level: 'info',
      message: expect.stringContaining('answers again') as unknown,
    });
  });

  it('is no way past a closed policy: what is passed over is refused', async () => {
    const { posted, target, clock } = await open('closed');
    for (let round = 0; round < 5; round += 1)
      expect(await posted()).toEqual(unanswered('slow', false, false));
    expect(target.calls).toHaveLength(BREAKER_TIMEOUTS);
    clock.advance(BREAKER_COOL_DOWN_MS);
    const trial = posted();
    expect(await posted()).toEqual(unanswered('slow', false, false));
    clock.advance(DEADLINE_MS);
    expect(await trial).toEqual(unanswered('slow', false, false));
  });

  it('is no way past a policy that is closed after it opened', async () => {
    const { posted, choose } = await open('open');
    expect(await posted()).toEqual({ post: post('hello') });
    choose(closedFor('slow'));
    expect(await posted()).toEqual(unanswered('slow', false, false));
  });

  it('is no way past a guard', async () => {
    const { posted } = await open('open');
    expect(await posted()).toEqual({ post: post('hello') });
    expect(await posted(['slow'])).toEqual(unanswered('slow', true, false));
  });
});

describe('a plugin that guards a channel', () => {
  it('is asked after the others, guards by id, each about what the one before made of it', async () => {
    const mark = (id: string) =>
      new ScriptedTarget(id, {
        MessageWillBePosted: (_, p) => [{ ...p, message: `${p.message} ${id}` }, ''],
      });
    const { hooks } = setup([mark('z'), mark('b'), mark('a'), mark('m')]);
    expect(await hooks.messageWillBePosted(context, post('asked'), ['z', 'a'])).toEqual({
      post: post('asked b m a z'),
    });
  });

  it('refuses what it gives no answer to, whatever the policy says', async () => {
    const { posted, choose, clock } = setup([lost('a'), hung('b')]);
    choose({ policies: { a: { MessageWillBePosted: 'open' }, b: { MessageWillBePosted: 'open' } } });
    const open = posted();
    await Promise.resolve();
    clock.advance(DEADLINE_MS);
    await Promise.resolve();
    const settle = async (result: Promise<unknown>) => {
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
      clock.advance(DEADLINE_MS);
      return result;
    };
    expect(await settle(open)).toEqual({ post: post('hello') });
    expect(await settle(posted(['a']))).toEqual(unanswered('a', true, false));
    expect(await settle(posted(['b']))).toEqual(unanswered('b', true, false));
  });

  it('refuses everything while it is not active, and has no opinion where it has no such hook', async () => {
    const deaf = new ScriptedTarget('deaf', { MessageHasBeenPosted: () => undefined });
    const bystander = friendly('bystander');
    const { posted, hooks } = setup([deaf, bystander]);
    expect(await posted(['deaf'])).toEqual({ post: post('hello') });
    expect(await posted(['gone'])).toEqual(unanswered('gone', true, true));
    expect(await hooks.messageWillBeUpdated(context, post('new'), post('old'), ['gone'])).toEqual(
      unanswered('gone', true, true),
    );
    expect(bystander.calls).toHaveLength(1);
  });
});

describe('the order', () => {
  it('is that of the targets as they are at each call', async () => {
    const asked: string[] = [];
    const target = (id: string) =>
      new ScriptedTarget(id, {
        MessageWillBePosted: () => {
          asked.push(id);
          return [undefined, ''];
        },
      });
    const [a, b, c] = [target('a'), target('b'), target('c')];
    let targets = [a, b, c];
    const dispatcher = new HookDispatcher({ targets: () => targets, logger: collectingLogger() });
    const hooks = chatHooks(dispatcher);
    await hooks.messageWillBePosted(context, post('x'));
    targets = [c, a];
    await hooks.messageWillBePosted(context, post('x'));
    expect(asked).toEqual(['a', 'b', 'c', 'c', 'a']);
  });
});
