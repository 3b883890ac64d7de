import { describe, expect, it } from '@jest/globals';
import { BREAKER_TIMEOUTS } from './breaker.ts';
import { LONGEST_PAUSE_MS, NOTICES_AT_ONCE, NOTICES_PER_PAUSE } from './configuration-notices.ts';
import { collectingLogger } from './fixtures/collecting-logger.ts';
import { ScriptedTarget } from './fixtures/scripted-target.ts';
import { HookDispatcher } from './hook-dispatcher.ts';
import { ManualClock } from './manual-clock.ts';

/** What the contract says for OnConfigurationChange, in milliseconds. */
const DEADLINE_MS = 10_000;

/** Lets what is already settled run. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A plugin that answers when it is told to. */
function listener(id: string) {
  const answers: (() => void)[] = [];
  const target = new ScriptedTarget(id, {
    OnConfigurationChange: () => new Promise<void>((resolve) => answers.push(resolve)),
  });
  return { target, told: () => target.calls.length, answer: () => answers.shift()?.() };
}

function setup(...targets: ScriptedTarget[]) {
  const clock = new ManualClock();
  const logger = collectingLogger();
  const active = [...targets];
  const dispatcher = new HookDispatcher({ targets: () => active, logger, clock });
  return { active, clock, logger, dispatcher };
}

describe('a change of the configuration', () => {
  it('is told to every plugin that listens, none waiting for another', async () => {
    const [a, b] = [listener('a'), listener('b')];
    const deaf = new ScriptedTarget('deaf', { MessageHasBeenPosted: () => undefined });
    const { dispatcher } = setup(a.target, deaf, b.target);
    const told = dispatcher.configurationChanged();
    await settle();
    expect([a.told(), b.told(), deaf.calls]).toEqual([1, 1, []]);
    b.answer();
    a.answer();
    await told;
  });

  it('that comes while a plugin is being told is told after, several of them once', async () => {
    const a = listener('a');
    const { dispatcher } = setup(a.target);
    const first = dispatcher.configurationChanged();
    await settle();
    const later = Promise.all([1, 2, 3].map(() => dispatcher.configurationChanged()));
    await settle();
    expect(a.told()).toBe(1);
    a.answer();
    await first;
    await settle();
    expect(a.told()).toBe(2);
    a.answer();
    await later;
    expect(a.told()).toBe(2);
  });

  it('is told again after a plugin took too long, however often that was', async () => {
    const a = listener('a');
    const { dispatcher, clock, logger } = setup(a.target);
    for (let round = 1; round <= BREAKER_TIMEOUTS + 2; round += 1) {
      const told = dispatcher.configurationChanged();
      await settle();
      expect(a.told()).toBe(round);
      clock.advance(DEADLINE_MS);
      await told;
      clock.advance(DEADLINE_MS);
    }
    expect(dispatcher.passedOver('a')).toEqual([]);
    expect(logger.entries[0]?.message).toContain('gave no answer within 10000 ms');
  });

  it('is logged with what the plugin says against it', async () => {
    const grumpy = new ScriptedTarget('grumpy', {
      OnConfigurationChange: () => Promise.reject(new Error('no token')),
    });
    const { dispatcher, logger } = setup(grumpy);
    await dispatcher.configurationChanged();
    expect(logger.entries).toEqual([
      {
        level: 'error',
        message: 'OnConfigurationChange failed: no token',
        fields: { plugin_id: 'grumpy', hook: 'OnConfigurationChange' },
      },
    ]);
  });

  it('that a plugin makes each time it is told goes round more and more slowly, and is never lost', async () => {
    let rounds = 0;
    const kit = setup(
      new ScriptedTarget('restless', {
        OnConfigurationChange: () => {
          rounds += 1;
          void kit.dispatcher.configurationChanged();
        },
      }),
    );
    const { dispatcher, clock, logger } = kit;
    void dispatcher.configurationChanged();
    await settle();
    expect(rounds).toBe(NOTICES_AT_ONCE);
    expect(logger.entries).toEqual([
      expect.objectContaining({ level: 'warn', message: expect.stringContaining('restless') as unknown }),
    ]);
    const pass = async (ms: number) => {
      for (let at = 0; at < ms; at += 1_000) {
        clock.advance(1_000);
        await settle();
      }
    };
    await pass(NOTICES_PER_PAUSE * 1_000);
    expect(rounds).toBe(NOTICES_AT_ONCE + NOTICES_PER_PAUSE);
    await pass(NOTICES_PER_PAUSE * 2_000);
    expect(rounds).toBe(NOTICES_AT_ONCE + 2 * NOTICES_PER_PAUSE);
    await pass(20 * LONGEST_PAUSE_MS);
    const before = rounds;
    await pass(3 * LONGEST_PAUSE_MS);
    expect(rounds).toBe(before + 3);
    expect(logger.entries).toHaveLength(1);
    kit.active.pop();
    await pass(2_000);
    expect([rounds, clock.pending]).toEqual([before + 3, 0]);
  });

  it('of an administrator who saves again and again is told each time at once', async () => {
    const prompt = new ScriptedTarget('prompt', { OnConfigurationChange: () => undefined });
    const { dispatcher, clock } = setup(prompt);
    for (let save = 0; save < 3 * NOTICES_AT_ONCE; save += 1) {
      await dispatcher.configurationChanged();
      clock.advance(1_500);
    }
    expect(prompt.calls).toHaveLength(3 * NOTICES_AT_ONCE);
  });
});
