import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TestCore } from '../fixtures/test-core.ts';

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

  it.each([
    ['', 'model.plugin_key_value.is_valid.key.app_error'],
    ['k'.repeat(151), 'model.plugin_key_value.is_valid.key.app_error'],
  ])('refuses the key %j', async (key, id) => {
    await expect(set(key, '1')).rejects.toMatchObject({ id, status_code: 400 });
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
