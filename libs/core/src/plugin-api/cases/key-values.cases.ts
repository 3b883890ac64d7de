import { expect } from '@jest/globals';
import type { ApiCases } from './case.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const said = (value: Uint8Array | undefined): string => Buffer.from(value ?? []).toString();
const TOO_LONG = 'k'.repeat(151);
const badKey = { id: 'model.plugin_key_value.is_valid.key.app_error', status_code: 400 };

export const keyValueCases: ApiCases = {
  KVSet: {
    effect: async ({ api, other }) => {
      await api.KVSet('set', bytes('1'));
      expect(said(await api.KVGet('set'))).toBe('1');
      expect(said(await other.KVGet('set'))).toBe('');
      await api.KVSet('set', new Uint8Array());
      expect(await api.KVList(0, 100)).not.toContain('set');
    },
    refusals: {
      'a key that is too long': [({ api }) => api.KVSet(TOO_LONG, bytes('1')), badKey],
      'no key': [({ api }) => api.KVSet('', bytes('1')), badKey],
    },
  },
  KVGet: {
    effect: async ({ api, test }) => {
      expect(await api.KVGet('never set')).toHaveLength(0);
      await api.KVSetWithExpiry('short-lived', bytes('1'), 10);
      expect(said(await api.KVGet('short-lived'))).toBe('1');
      test.clock.time += 10_000;
      expect(await api.KVGet('short-lived')).toHaveLength(0);
    },
    cannotRefuse: 'what is not there is nil',
  },
  KVDelete: {
    effect: async ({ api, other }) => {
      await api.KVSet('gone', bytes('1'));
      await other.KVSet('gone', bytes('2'));
      await api.KVDelete('gone');
      await api.KVDelete('gone');
      expect(await api.KVGet('gone')).toHaveLength(0);
      expect(said(await other.KVGet('gone'))).toBe('2');
    },
    cannotRefuse: 'what is not there is gone',
  },
  KVList: {
    effect: async ({ other: api, test }) => {
      for (const key of ['c', 'a', 'b']) await api.KVSet(`list-${key}`, bytes(key));
      await api.KVSetWithExpiry('list-d', bytes('d'), 1);
      test.clock.time += 2_000;
      const all = (await api.KVList(0, 100)).filter((key) => key.startsWith('list-'));
      expect(all).toEqual(['list-a', 'list-b', 'list-c']);
      expect(await api.KVList(0, 0)).toEqual(await api.KVList(0, 10));
      expect(await api.KVList(1, 1)).toEqual((await api.KVList(0, 100)).slice(1, 2));
      expect(await api.KVList(1_000, 10)).toEqual([]);
    },
    cannotRefuse: 'an impossible page is empty',
  },
  KVSetWithOptions: {
    effect: async ({ api, test }) => {
      const set = (value: string, options: object) => api.KVSetWithOptions('opt', bytes(value), options);
      expect(await set('1', { Atomic: true })).toBe(true);
      expect(await set('2', { Atomic: true })).toBe(false);
      expect(await set('2', { Atomic: true, OldValue: bytes('other') })).toBe(false);
      expect(await set('2', { Atomic: true, OldValue: bytes('1') })).toBe(true);
      expect(await set('3', {})).toBe(true);
      expect(said(await api.KVGet('opt'))).toBe('3');
      expect(
        await api.KVSetWithOptions('opt', undefined as never, { Atomic: true, OldValue: bytes('x') }),
      ).toBe(false);
      expect(
        await api.KVSetWithOptions('opt', undefined as never, { Atomic: true, OldValue: bytes('3') }),
      ).toBe(true);
      expect(await api.KVGet('opt')).toHaveLength(0);
      expect(await set('4', { ExpireInSeconds: 5 })).toBe(true);
      test.clock.time += 5_000;
      // What has expired is as good as absent.
      expect(await set('5', { Atomic: true })).toBe(true);
    },
    refusals: {
      'an old value that nothing is compared with': [
        ({ api }) => api.KVSetWithOptions('opt', bytes('1'), { OldValue: bytes('0') }),
        { id: 'model.plugin_kvset_options.is_valid.old_value.app_error', status_code: 400 },
      ],
      'a key that is too long': [({ api }) => api.KVSetWithOptions(TOO_LONG, bytes('1'), {}), badKey],
    },
  },
};
