import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@patchbay/hooks';
import { TestCore } from '../fixtures/test-core.ts';
import { SWEEP_EVERY_MS } from './expired-values-sweep.ts';

const bytes = (text: string) => Buffer.from(text);
const PLUGIN = 'com.example.plugin';

describe('the key-value store', () => {
  let test: TestCore;

  beforeEach(async () => {
    test = await TestCore.open();
  });

  afterEach(() => test.close());

  const set = (key: string, value: string | undefined, options = {}) =>
    test.core.kv.set(PLUGIN, key, value === undefined ? undefined : bytes(value), options);
  const get = async (key: string, pluginId = PLUGIN) => {
    const value = await test.core.kv.get(pluginId, key);
    return value && Buffer.from(value).toString();
  };

  it('gives back the bytes that were set, to the same plugin only', async () => {
    await test.core.kv.set(PLUGIN, 'raw', Buffer.from([0, 255, 10]));
    expect([...((await test.core.kv.get(PLUGIN, 'raw')) ?? [])]).toEqual([0, 255, 10]);
    expect(await get('raw', 'another')).toBeUndefined();
  });

  it('deletes with a set of nothing; deleting what is not there is fine', async () => {
    await set('a', '1');
    await set('a', undefined);
    expect(await get('a')).toBeUndefined();
    await test.core.kv.delete(PLUGIN, 'a');
  });

  it('takes ten megabytes, bytes of any kind, and keys with all that a text may hold', async () => {
    const large = Buffer.alloc(10 * 1024 * 1024, 7);
    await test.core.kv.set(PLUGIN, 'large', large);
    expect(large.equals((await test.core.kv.get(PLUGIN, 'large')) ?? Buffer.of())).toBe(true);
    // A view into more: only what it shows is stored.
    await test.core.kv.set(PLUGIN, 'view', large.subarray(10, 13));
    expect(await test.core.kv.get(PLUGIN, 'view')).toHaveLength(3);
    const odd = `'; DROP TABLE users; -- %_\\ "ü🙂\n`;
    await set(odd, '1');
    expect(await get(odd)).toBe('1');
    expect(await test.core.kv.list(PLUGIN, 0, 10)).toContain(odd);
  });

  it.each([
    ['\0', 'model.plugin_key_value.is_valid.key.app_error'],
    ['', 'model.plugin_key_value.is_valid.key.app_error'],
    ['k'.repeat(151), 'model.plugin_key_value.is_valid.key.app_error'],
  ])('refuses the key %j', async (key, id) => {
    await expect(set(key, '1')).rejects.toMatchObject({ id, status_code: 400 });
    await expect(set(key, undefined)).rejects.toMatchObject({ id, status_code: 400 });
    expect(await get(key)).toBeUndefined();
    await test.core.kv.delete(PLUGIN, key);
  });

  it('counts characters, not what they take', async () => {
    await expect(set('🙂'.repeat(150), '1')).resolves.toBe(true);
    expect(await get('🙂'.repeat(150))).toBe('1');
  });

  it('takes keys of 150 characters and plugin ids of 190, and no longer ids', async () => {
    await expect(set('k'.repeat(150), '1')).resolves.toBe(true);
    await expect(test.core.kv.set('p'.repeat(190), 'k', bytes('1'))).resolves.toBe(true);
    await expect(test.core.kv.set('p'.repeat(191), 'k', bytes('1'))).rejects.toMatchObject({
      id: 'model.plugin_key_value.is_valid.plugin_id.app_error',
    });
  });

  it('forgets a value when its time is over, and a plain set makes it last', async () => {
    await set('a', '1', { expireInSeconds: 10 });
    test.clock.time += 9_000;
    expect(await get('a')).toBe('1');
    test.clock.time += 1_000;
    expect(await get('a')).toBeUndefined();
    expect(await test.core.kv.list(PLUGIN, 0, 10)).toEqual([]);
    await set('a', '2', { expireInSeconds: 10 });
    await set('a', '3');
    test.clock.time += 20_000;
    expect(await get('a')).toBe('3');
  });

  it('has forgotten already what expires in negative seconds', async () => {
    await set('a', '1', { expireInSeconds: -1 });
    expect(await get('a')).toBeUndefined();
  });

  it('takes more seconds than anyone lives, and a number too large for the column', async () => {
    for (const expireInSeconds of [Number.MAX_SAFE_INTEGER, 2 ** 63]) {
      await set('a', '1', { expireInSeconds });
      expect(await get('a')).toBe('1');
    }
    await set('a', '1', { expireInSeconds: -(2 ** 63) });
    expect(await get('a')).toBeUndefined();
  });

  describe('set atomically', () => {
    const atomic = (value: string | undefined, old?: string) =>
      set('a', value, { atomic: true, oldValue: old === undefined ? undefined : bytes(old) });

    it('sets without an old value only if there is none', async () => {
      expect(await atomic('1')).toBe(true);
      expect(await atomic('2')).toBe(false);
      expect(await get('a')).toBe('1');
    });

    it('takes an expired value for none', async () => {
      await set('a', '1', { expireInSeconds: 1 });
      test.clock.time += 2_000;
      expect(await atomic('2', '1')).toBe(false);
      expect(await atomic('2')).toBe(true);
    });

    it('sets with an old value only if it is the current one, byte by byte', async () => {
      await set('a', '1');
      expect(await atomic('2', '10')).toBe(false);
      expect(await atomic('2', '1')).toBe(true);
      expect(await get('a')).toBe('2');
    });

    it('deletes with nothing as new value only what is as expected', async () => {
      await set('a', '1');
      expect(await atomic(undefined, '2')).toBe(false);
      expect(await test.core.kv.compareAndDelete(PLUGIN, 'a', undefined)).toBe(false);
      expect(await test.core.kv.compareAndDelete(PLUGIN, 'a', bytes('1'))).toBe(true);
      expect(await get('a')).toBeUndefined();
      expect(await test.core.kv.compareAndDelete(PLUGIN, 'a', undefined)).toBe(false);
    });

    it('lets exactly one of many win', async () => {
      const wins = await Promise.all(Array.from({ length: 20 }, (_, n) => atomic(String(n))));
      expect(wins.filter(Boolean)).toHaveLength(1);
      expect(await get('a')).toBe(String(wins.indexOf(true)));
    });

    it('loses none of a hundred increments, ten of them at a time', async () => {
      const increment = async () => {
        for (;;) {
          const old = await get('counter');
          if (await set('counter', String(Number(old ?? 0) + 1), atomically(old))) return;
        }
      };
      const atomically = (old: string | undefined) => ({ atomic: true, oldValue: old && bytes(old) });
      for (let wave = 0; wave < 10; wave++) await Promise.all(Array.from({ length: 10 }, increment));
      expect(await get('counter')).toBe('100');
    }, 60_000);

    it('neither replaces nor deletes what has expired', async () => {
      await set('a', '1', { expireInSeconds: 1 });
      test.clock.time += 2_000;
      expect(await test.core.kv.compareAndDelete(PLUGIN, 'a', bytes('1'))).toBe(false);
      expect(await atomic('2', '1')).toBe(false);
      expect(await atomic(undefined)).toBe(false);
      expect(await get('a')).toBeUndefined();
    });

    it('makes a value last that was to expire, and lets one expire', async () => {
      await set('a', '1', { expireInSeconds: 10 });
      await set('a', '2', { atomic: true, oldValue: bytes('1') });
      test.clock.time += 20_000;
      expect(await get('a')).toBe('2');
      await set('a', '3', { atomic: true, oldValue: bytes('2'), expireInSeconds: 10 });
      await set('b', '1', { atomic: true, expireInSeconds: 10 });
      test.clock.time += 20_000;
      expect([await get('a'), await get('b')]).toEqual([undefined, undefined]);
    });

    it('is the only way to name an old value', async () => {
      await expect(set('a', '1', { oldValue: bytes('0') })).rejects.toMatchObject({
        id: 'model.plugin_kvset_options.is_valid.old_value.app_error',
        status_code: 400,
      });
    });
  });

  it('lists keys in order, ten to a page unless told otherwise', async () => {
    for (let n = 20; n >= 10; n--) await set(`k${n}`, 'x');
    expect(await test.core.kv.list(PLUGIN, 0, 0)).toEqual([
      'k10',
      'k11',
      'k12',
      'k13',
      'k14',
      'k15',
      'k16',
      'k17',
      'k18',
      'k19',
    ]);
    expect(await test.core.kv.list(PLUGIN, 1, 4)).toEqual(['k14', 'k15', 'k16', 'k17']);
  });

  it('gives an empty page behind the last, and the first for one before it', async () => {
    await set('a', '1');
    expect(await test.core.kv.list(PLUGIN, 5, 10)).toEqual([]);
    expect(await test.core.kv.list(PLUGIN, Number.MAX_SAFE_INTEGER, 1000)).toEqual([]);
    expect(await test.core.kv.list(PLUGIN, -1, -1)).toEqual(['a']);
    expect(await test.core.kv.list(PLUGIN, 0, Number.MAX_SAFE_INTEGER)).toEqual(['a']);
    expect(await test.core.kv.list('x', 0, 0)).toEqual([]);
  });

  describe('with values that a server before 5.6 stored under the hash of their key', () => {
    const hash = createHash('sha256').update('old').digest('base64');

    beforeEach(() => set(hash, 'from 5.5'));

    it('finds them', async () => {
      expect(await get('old')).toBe('from 5.5');
      expect(await get('older')).toBeUndefined();
      expect(await get('old', 'another')).toBeUndefined();
    });

    it.each<[string, () => Promise<unknown>]>([
      ['a set', () => set('old', 'new')],
      ['an atomic set', () => set('old', 'new', { atomic: true })],
      ['a delete', () => test.core.kv.delete(PLUGIN, 'old')],
      ['a set of nothing', () => set('old', undefined)],
    ])('forgets them with %s', async (_, write) => {
      await write();
      expect(await get(hash)).toBeUndefined();
    });

    it('prefers what is stored under the key itself, and keeps them where nothing was written', async () => {
      await test.core.kv.set('x', 'old', bytes('theirs'));
      expect(await set('old', 'new', { atomic: true, oldValue: bytes('other') })).toBe(false);
      expect(await get(hash)).toBe('from 5.5');
      await set('old', 'new');
      await set(hash, 'from 5.5');
      expect(await get('old')).toBe('new');
      expect(await set('old', 'newer', { atomic: true, oldValue: bytes('new') })).toBe(true);
      expect(await get(hash)).toBeUndefined();
    });
  });

  it('sweeps what has expired from time to time, until it is closed', async () => {
    const clock = new ManualClock();
    await test.close();
    test = await TestCore.open({ after: (delayMs, callback) => clock.after(delayMs, callback) });
    for (let n = 0; n < 5; n++) await set(`over-${n}`, '1', { expireInSeconds: 1 });
    await set('lasting', '1');
    test.clock.time += 5_000;
    clock.advance(SWEEP_EVERY_MS);
    await test.core.close();
    expect(clock.pending).toBe(0);
    test = await TestCore.open({ dataDir: test.folder });
    // As if the clock had never moved on.
    test.clock.time -= 60_000;
    expect(await test.core.kv.list(PLUGIN, 0, 10)).toEqual(['lasting']);
  });

  it('deletes all of one plugin, and sweeps what expired', async () => {
    await set('a', '1');
    await set('b', '1', { expireInSeconds: 1 });
    await test.core.kv.set('another', 'a', bytes('1'));
    test.clock.time += 5_000;
    await test.core.kv.deleteExpired();
    await test.core.kv.deleteAll(PLUGIN);
    expect(await test.core.kv.list(PLUGIN, 0, 10)).toEqual([]);
    expect(await get('a', 'another')).toBe('1');
  });
});
