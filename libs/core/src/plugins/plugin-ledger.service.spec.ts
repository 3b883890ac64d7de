import type { Manifest } from '@patchbay/contract';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TestCore } from '../fixtures/test-core.ts';
import { fill } from '../model/fill.ts';
import { newId } from '../model/ids.ts';
import type { CrashRow, KeptVersionRow } from './plugin-ledger.ts';

const ID = 'com.example.plugin';
const A = 'a'.repeat(64);
const B = 'b'.repeat(64);
const C = 'c'.repeat(64);

describe('the ledger of plugins', () => {
  let test: TestCore;

  beforeEach(async () => {
    test = await TestCore.open();
  });

  afterEach(() => test.close());

  const bytes = (text: string) => Buffer.from(text);
  const value = async (key: string, pluginId = ID) => {
    const found = await test.core.kv.get(pluginId, key);
    return found && Buffer.from(found).toString();
  };
  const version = (sha256: string, more: Partial<KeptVersionRow> = {}): KeptVersionRow => ({
    pluginId: ID,
    version: '1.0.0',
    sha256,
    manifest: fill<Manifest>('model.Manifest', { id: ID, version: '1.0.0' }),
    size: 5_000_000_000,
    signed: true,
    prepackaged: false,
    installedAt: 1,
    ...more,
  });
  const kept = async () => (await test.core.ledger.versions(ID)).map(({ sha256 }) => sha256);

  describe('of versions', () => {
    it('gives them as they were kept, the newest install first, whatever their clocks said', async () => {
      const { ledger } = test.core;
      const odd = version(B, { version: `${'9'.repeat(300)}-β`, signed: false });
      await ledger.keepVersion(version(A));
      await ledger.keepVersion(odd);
      await ledger.keepVersion(version(C, { pluginId: 'another' }));
      expect(await ledger.versions(ID)).toEqual([odd, version(A)]);
      await ledger.keepVersion(version(A, { installedAt: 2 }));
      expect(await kept()).toEqual([A, B]);
      await ledger.dropVersion(ID, A);
      await ledger.dropVersion(ID, C);
      expect(await kept()).toEqual([B]);
      expect(await ledger.versions('another')).toHaveLength(1);
    });
  });

  describe('of leases', () => {
    const lease = (holder: string, id = ID) => test.core.ledger.lease(id, holder, 10_000);

    it('has one holder at a time for each plugin, who may hold on to it', async () => {
      expect(await lease('node-1')).toBe(true);
      expect(await lease('node-2')).toBe(false);
      expect(await lease('node-2', 'another')).toBe(true);
      test.clock.time += 9_000;
      expect(await lease('node-1')).toBe(true);
      test.clock.time += 9_000;
      expect(await lease('node-2')).toBe(false);
    });

    it('gives it up when its time is over, and when its holder lets go, but nobody else', async () => {
      await lease('node-1');
      await test.core.ledger.release(ID, 'node-2');
      expect(await lease('node-2')).toBe(false);
      test.clock.time += 10_000;
      expect(await lease('node-2')).toBe(true);
      expect(await lease('node-1')).toBe(false);
      await test.core.ledger.release(ID, 'node-2');
      expect(await lease('node-1')).toBe(true);
    });

    it('has exactly one winner of many that ask at once', async () => {
      const won = await Promise.all(Array.from({ length: 20 }, (_, n) => lease(`node-${n}`)));
      expect(won.filter(Boolean)).toHaveLength(1);
    });
  });

  describe('of changes of version', () => {
    const begin = (from = A, to = B, startedAt = 7) =>
      test.core.ledger.beginChange({ pluginId: ID, from, to, startedAt });
    const settings = () => test.core.config.pluginSettings(ID);
    const save = (values: Record<string, unknown>) =>
      test.core.config.savePluginSettings(ID, values, { userId: '' });

    beforeEach(async () => {
      await save({ colour: 'red' });
      await test.core.kv.set(ID, 'old', bytes('1'));
      await test.core.kv.set(ID, 'binary', Buffer.from([0, 255]));
      await test.core.kv.set(ID, 'short', bytes('1'), { expireInSeconds: 100 });
      await test.core.kv.set('another', 'old', bytes('1'));
    });

    /** What a new version may do to the data. */
    const migrate = async () => {
      await save({ color: '#f00' });
      await test.core.kv.set(ID, 'old', bytes('2'));
      await test.core.kv.set(ID, 'new', bytes('2'));
      await test.core.kv.delete(ID, 'binary');
      await test.core.kv.set('another', 'old', bytes('2'));
    };

    it('knows those that are open, until they are finished or undone', async () => {
      const { ledger } = test.core;
      await begin();
      await ledger.beginChange({ pluginId: 'another', from: A, to: B, startedAt: 3 });
      expect(await ledger.openChanges()).toEqual([
        { pluginId: 'another', from: A, to: B, startedAt: 3 },
        { pluginId: ID, from: A, to: B, startedAt: 7 },
      ]);
      await ledger.finishChange(ID);
      await ledger.undoChange('another');
      expect(await ledger.openChanges()).toEqual([]);
    });

    it('puts settings and values back to the byte, with their times, and touches no other plugin', async () => {
      await begin();
      await migrate();
      await test.core.ledger.undoChange(ID);
      expect(settings()).toEqual({ colour: 'red' });
      expect(await test.core.kv.list(ID, 0, 10)).toEqual(['binary', 'old', 'short']);
      expect(await value('old')).toBe('1');
      expect([...((await test.core.kv.get(ID, 'binary')) ?? [])]).toEqual([0, 255]);
      expect(await value('old', 'another')).toBe('2');
      test.clock.time += 200_000;
      expect(await value('short')).toBeUndefined();
    });

    it('copies and puts back any number of values, and lets others read meanwhile', async () => {
      const large = Buffer.alloc(2 * 1024 * 1024, 1);
      await test.core.kv.set(ID, 'large-1', large);
      await test.core.kv.set(ID, 'large-2', large);
      const names = Array.from({ length: 1_100 }, (_, n) => `key-${String(n).padStart(4, '0')}`);
      for (const name of names) await test.core.kv.set(ID, name, bytes(name));
      const before = await test.core.kv.list(ID, 0, 5_000);
      let turns = 0;
      let counting = setImmediate(function count() {
        turns++;
        counting = setImmediate(count);
      });
      await begin();
      clearImmediate(counting);
      expect(turns).toBeGreaterThan(2);
      await test.core.kv.deleteAll(ID);
      await test.core.ledger.undoChange(ID);
      expect(await test.core.kv.list(ID, 0, 5_000)).toEqual(before);
      expect(await value('key-1099')).toBe('key-1099');
      expect(large.equals((await test.core.kv.get(ID, 'large-2')) ?? Buffer.of())).toBe(true);
    }, 60_000);

    it('tells listeners of the configuration when settings were put back', async () => {
      const seen: unknown[] = [];
      await begin();
      await migrate();
      await test.core.config.settled();
      test.core.config.onChange((change) => void seen.push(change.after.PluginSettings.Plugins?.[ID]));
      await test.core.ledger.undoChange(ID);
      await test.core.config.settled();
      expect(seen).toEqual([{ colour: 'red' }]);
    });

    it('takes settings away again where there were none', async () => {
      await test.core.ledger.beginChange({ pluginId: 'fresh', from: A, to: B, startedAt: 1 });
      await test.core.config.savePluginSettings('fresh', { a: 1 }, { userId: '' });
      await test.core.ledger.undoChange('fresh');
      expect(test.core.config.pluginSettings('fresh')).toEqual({});
    });

    it('undoes once: again, or without a change, nothing is touched', async () => {
      await begin();
      await test.core.ledger.undoChange(ID);
      await migrate();
      await test.core.ledger.undoChange(ID);
      await test.core.ledger.undoChange('never-heard-of');
      expect(await value('old')).toBe('2');
      expect(await test.core.ledger.restoreData(ID, A)).toBe(false);
    });

    it('keeps the copy with the version that was replaced, for a step back long after', async () => {
      await begin();
      await test.core.ledger.finishChange(ID);
      await migrate();
      await begin(B, C);
      await test.core.ledger.finishChange(ID);
      await test.core.kv.set(ID, 'old', bytes('3'));
      expect(await test.core.ledger.restoreData(ID, A)).toBe(true);
      expect([settings(), await value('old')]).toEqual([{ colour: 'red' }, '1']);
      expect(await test.core.ledger.restoreData(ID, B)).toBe(true);
      expect([settings(), await value('old')]).toEqual([{ color: '#f00' }, '2']);
      expect(await test.core.ledger.restoreData(ID, C)).toBe(false);
    });

    it('drops the copy with its version, but not while a change may need it', async () => {
      await begin();
      await test.core.ledger.dropVersion(ID, A);
      await migrate();
      await test.core.ledger.undoChange(ID);
      expect(await value('old')).toBe('1');
      await begin();
      await test.core.ledger.finishChange(ID);
      await test.core.ledger.dropVersion(ID, A);
      expect(await test.core.ledger.restoreData(ID, A)).toBe(false);
    });

    it('outlives the server', async () => {
      await begin();
      await migrate();
      await test.core.close();
      test = await TestCore.open({ dataDir: test.folder });
      expect(await test.core.ledger.openChanges()).toHaveLength(1);
      await test.core.ledger.undoChange(ID);
      expect([settings(), await value('old')]).toEqual([{ colour: 'red' }, '1']);
    });
  });

  describe('of crashes', () => {
    const crash = (more: Partial<CrashRow> = {}): CrashRow => ({
      id: newId(),
      pluginId: ID,
      version: '1.0.0',
      at: 2,
      startedAt: 1,
      kind: 'crashed',
      exitCode: 0,
      signal: undefined,
      hooks: ['MessageWillBePosted'],
      memoryBytes: 12.5,
      reason: 'It ended.',
      stderr: ['panic: \0', '\uD800', 'x'.repeat(100_000)],
      ...more,
    });

    it('gives back what is known of each, the newest first', async () => {
      const first = crash();
      const second = crash({ at: 3, exitCode: undefined, signal: 'SIGKILL', kind: 'killed', hooks: [] });
      await test.core.ledger.addCrash(second);
      await test.core.ledger.addCrash(first);
      await test.core.ledger.addCrash(crash({ pluginId: 'another' }));
      const rounded = { memoryBytes: 13 };
      expect(await test.core.ledger.crashes(ID, 0, 10)).toEqual([
        { ...second, ...rounded },
        { ...first, ...rounded },
      ]);
      expect(await test.core.ledger.crashes(ID, 1, 1)).toEqual([{ ...first, ...rounded }]);
      expect(await test.core.ledger.crashes(ID, -1, 1)).toHaveLength(1);
      expect(await test.core.ledger.crashes('nobody', 0, 10)).toEqual([]);
    });

    it('keeps the newest fifty of a plugin', async () => {
      await test.core.ledger.addCrash(crash({ pluginId: 'another', at: 1 }));
      for (let at = 1; at <= 52; at++) await test.core.ledger.addCrash(crash({ at, stderr: [] }));
      const times = (await test.core.ledger.crashes(ID, 0, 200)).map(({ at }) => at);
      expect([times.length, times[0], times.at(-1)]).toEqual([50, 52, 3]);
      expect(await test.core.ledger.crashes('another', 0, 10)).toHaveLength(1);
    });

    it('takes what a dying process wrote, whatever it is', async () => {
      await test.core.ledger.addCrash(crash({ reason: 'bad \0 byte', signal: 'S'.repeat(99) }));
      expect(await test.core.ledger.crashes(ID, 0, 1)).toMatchObject([
        { reason: 'bad \uFFFD byte', signal: 'S'.repeat(32) },
      ]);
    });

    it('forgets everything of a plugin that was removed, and nothing of another', async () => {
      const { ledger } = test.core;
      for (const pluginId of [ID, 'another']) {
        await ledger.keepVersion(version(A, { pluginId }));
        await ledger.beginChange({ pluginId, from: A, to: B, startedAt: 1 });
        await ledger.addCrash(crash({ pluginId }));
      }
      await ledger.forget(ID);
      expect([await kept(), await ledger.crashes(ID, 0, 10)]).toEqual([[], []]);
      expect(await ledger.restoreData(ID, A)).toBe(false);
      expect((await ledger.openChanges()).map(({ pluginId }) => pluginId)).toEqual(['another']);
      expect(await ledger.versions('another')).toHaveLength(1);
      expect(await ledger.restoreData('another', A)).toBe(true);
    });
  });
});
