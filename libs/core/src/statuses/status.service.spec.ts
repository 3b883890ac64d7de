import type { CustomStatus, User } from '@patchbay/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CONTEXT, TestCore } from '../fixtures/test-core.ts';
import { isTimed } from './custom-status.ts';
import { DND_SWEEP_EVERY_MS } from './do-not-disturb-sweep.ts';

const MINUTE_MS = 60_000;

describe('who is there', () => {
  let test: TestCore;
  let ada: User;
  /** The chat's timers that wait. */
  const timers = new Set<{ readonly delayMs: number; readonly callback: () => void }>();

  beforeAll(async () => {
    test = await TestCore.open({
      after: (delayMs, callback) => {
        const timer = { delayMs, callback };
        timers.add(timer);
        return () => timers.delete(timer);
      },
    });
    ada = await test.user('ada');
  });
  afterAll(() => test.close());

  const status = async () => (await test.core.statuses.get(ada.id)).status;
  const custom = (text: string, more: Partial<CustomStatus> = {}): CustomStatus => ({
    emoji: 'calendar',
    text,
    duration: '',
    expires_at: new Date(0),
    ...more,
  });
  const recent = async () => {
    const found = await test.core.preferences.get(ada.id, 'custom_status', 'recent_custom_statuses');
    return (JSON.parse(found.value) as CustomStatus[]).map(({ text }) => text);
  };

  it('is what someone said, until they say that they are there', async () => {
    await test.core.statuses.connected(ada.id);
    expect(await status()).toBe('online');
    await test.core.statuses.set(ada.id, 'away', true);
    await test.core.statuses.connected(ada.id);
    await test.core.statuses.disconnected(ada.id);
    await test.core.statuses.disconnected(ada.id);
    expect(await status()).toBe('away');
    expect(await test.core.statuses.set(ada.id, 'online', false)).toMatchObject({ status: 'away' });
    await test.core.statuses.set(ada.id, 'online', true);
    await test.core.statuses.connected(ada.id);
    await test.core.statuses.disconnected(ada.id);
    expect(await status()).toBe('offline');
    await expect(test.core.statuses.set(ada.id, 'asleep', true)).rejects.toMatchObject({ status_code: 400 });
  });

  it('is online whoever does something, noted once in two minutes, unless they said otherwise', async () => {
    await test.core.statuses.seen(ada.id);
    const { last_activity_at: noted, status: now } = await test.core.statuses.get(ada.id);
    expect(now).toBe('online');
    await test.core.statuses.seen(ada.id);
    expect(await test.core.statuses.get(ada.id)).toMatchObject({ last_activity_at: noted });
    test.clock.time += 2 * MINUTE_MS;
    await test.core.statuses.seen(ada.id);
    expect((await test.core.statuses.get(ada.id)).last_activity_at).toBeGreaterThan(noted);
    await test.core.statuses.setOffline(ada.id);
    await test.core.statuses.seen(ada.id);
    expect(await status()).toBe('online');
    await test.core.statuses.set(ada.id, 'away', true);
    await test.core.statuses.seen(ada.id);
    expect(await status()).toBe('away');
  });

  it('is not disturbed for as long as was said, then is what it was', async () => {
    await test.core.statuses.set(ada.id, 'away', true);
    const end = Math.floor((test.clock.time + 5 * MINUTE_MS) / 1_000);
    const set = await test.core.statuses.setDoNotDisturb(ada.id, end);
    expect(set).toMatchObject({ status: 'dnd', manual: true, dnd_end_time: end - (end % 60) });
    await test.core.statuses.endDoNotDisturb();
    expect(await status()).toBe('dnd');
    test.clock.time += 6 * MINUTE_MS;
    await test.heard();
    const told = new Promise<Record<string, unknown>>((resolve) => {
      const stop = test.core.events.subscribe(({ event, data }) => {
        if (event !== 'status_change') return;
        stop();
        resolve(data);
      });
    });
    for (const timer of timers)
      if (timer.delayMs === DND_SWEEP_EVERY_MS && timers.delete(timer)) timer.callback();
    expect(await told).toEqual({ status: 'away', user_id: ada.id });
    expect(await test.core.statuses.get(ada.id)).toMatchObject({ manual: false, dnd_end_time: 0 });
    await test.core.statuses.setDoNotDisturb(ada.id, 0);
    test.clock.time += 100 * MINUTE_MS;
    await test.core.statuses.endDoNotDisturb();
    expect(await status()).toBe('dnd');
  });

  it('says of itself what it likes, and remembers the last five', async () => {
    for (const text of ['one', 'two', 'three', 'four', 'five', 'six', 'two'])
      await test.core.customStatuses.set(CONTEXT, ada.id, custom(text));
    expect(await recent()).toEqual(['two', 'six', 'five', 'four', 'three']);
    const user = await test.core.users.get(ada.id);
    expect(JSON.parse(user.props['customStatus'] ?? '')).toEqual({
      emoji: 'calendar',
      text: 'two',
      duration: '',
      expires_at: '0001-01-01T00:00:00Z',
    });
    await test.core.customStatuses.removeRecent(CONTEXT, ada.id, custom('six'));
    expect(await recent()).toEqual(['two', 'five', 'four', 'three']);
    await expect(test.core.customStatuses.removeRecent(CONTEXT, ada.id, custom('six'))).rejects.toMatchObject(
      {
        status_code: 400,
      },
    );
    await test.core.customStatuses.remove(ada.id);
    expect((await test.core.users.get(ada.id)).props['customStatus']).toBe('');
  });

  it('says nothing that is empty, too long or of an emoji that nobody has', async () => {
    const set = (given: CustomStatus) => test.core.customStatuses.set(CONTEXT, ada.id, given);
    await expect(set(custom('', { emoji: '' }))).rejects.toMatchObject({ status_code: 400 });
    await expect(set(custom('x', { emoji: 'no-such-emoji' }))).rejects.toMatchObject({
      id: 'api.custom_status.set_custom_statuses.emoji_not_found',
    });
    await set(custom('🎉'.repeat(200)));
    const kept = JSON.parse((await test.core.users.get(ada.id)).props['customStatus'] ?? '') as CustomStatus;
    expect([...kept.text]).toHaveLength(100);
    const now = Date.now();
    const until = (duration: string, ms: number) =>
      isTimed(custom('x', { duration, expires_at: new Date(ms) }), now);
    expect(until('one_hour', now + MINUTE_MS)).toBe(true);
    expect(until('one_hour', now - MINUTE_MS)).toBe(false);
    expect(until('', 0)).toBe(true);
    expect(until('', now - MINUTE_MS)).toBe(false);
    expect(until('for_ever_and_a_day', now + MINUTE_MS)).toBe(false);
  });

  it('is nobody where statuses are switched off', async () => {
    await test.core.config.patch(
      { ServiceSettings: { EnableUserStatuses: false } },
      { userId: '', fromMachine: true },
    );
    expect(await test.core.statuses.getByIds([ada.id])).toEqual([]);
    await test.core.statuses.connected(ada.id);
    expect(await test.core.statuses.getByIds([ada.id])).toEqual([]);
  });
});
