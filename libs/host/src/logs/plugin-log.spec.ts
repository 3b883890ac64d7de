import { beforeEach, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@patchbay/hooks';
import { collectingLogger } from '../fixtures/collecting-logger.ts';
import type { CollectingLogger } from '../fixtures/collecting-logger.ts';
import { DEFAULT_HOST_SETTINGS } from '../host-settings.ts';
import type { HostSettings } from '../host-settings.ts';
import { PluginLogBook } from './plugin-log-book.ts';

const id = 'com.example.chatty';

describe('what a plugin logs', () => {
  let clock: ManualClock;
  let server: CollectingLogger;
  let settings: HostSettings;
  let book: PluginLogBook;

  beforeEach(() => {
    clock = new ManualClock();
    server = collectingLogger();
    settings = { ...DEFAULT_HOST_SETTINGS, logLinesPerSecond: 3 };
    book = new PluginLogBook({ logger: server, clock, settings: () => settings });
  });

  const kept = () => book.of(id).ring.query({});
  const seen = () => server.entries.map(({ message }) => message);

  it('reaches the server’s log under its id, whatever it calls itself', () => {
    book.of(id).voice.info('hello', { plugin_id: 'com.example.other', answer: 42 });
    expect(server.entries).toEqual([
      { level: 'info', message: 'hello', fields: { plugin_id: id, answer: 42 } },
    ]);
    expect(kept()).toEqual([
      { seq: 1, time: clock.now(), level: 'info', message: 'hello', fields: { answer: 42 } },
    ]);
  });

  it('is kept from debug on, and reaches the server from the level that the administrator chose', () => {
    const { voice } = book.of(id);
    voice.debug('one');
    settings = { ...settings, logLevels: { [id]: 'debug' } };
    voice.debug('two');
    settings = { ...settings, logLevels: { [id]: 'error' } };
    voice.warn('three');
    voice.error('four');
    expect(seen()).toEqual(['two', 'four']);
    expect(kept().map(({ message }) => message)).toEqual(['one', 'two', 'three', 'four']);
  });

  it('is cut short in the server’s log when it is too much, which is said once a second', () => {
    const { voice } = book.of(id);
    for (let n = 0; n < 10; n += 1) voice.info(`line ${String(n)}`);
    expect(seen()).toEqual(['line 0', 'line 1', 'line 2']);
    clock.advance(1_000);
    expect(server.entries.at(-1)).toMatchObject({
      level: 'warn',
      message: expect.stringContaining('7 similar lines dropped') as unknown,
      fields: { plugin_id: id, dropped: 7 },
    });
    voice.info('line 10');
    expect(seen().at(-1)).toBe('line 10');
    expect(kept()).toHaveLength(11);
    expect([book.of(id).linesPerSecond, clock.pending]).toEqual([10, 0]);
    clock.advance(2_000);
    expect(book.of(id).linesPerSecond).toBe(0);
  });

  it('costs nothing of what another may log, nor do lines that were not meant for the server', () => {
    for (let n = 0; n < 10; n += 1) book.of(id).voice.debug('quiet');
    for (let n = 0; n < 3; n += 1) book.of(id).voice.info('loud');
    book.of('com.example.other').voice.info('other');
    expect(seen()).toEqual(['loud', 'loud', 'loud', 'other']);
    expect(clock.pending).toBe(0);
  });

  it('and was dropped is told of before the host stops', () => {
    for (let n = 0; n < 4; n += 1) book.of(id).voice.info('loud');
    book.settle();
    expect(seen().at(-1)).toContain('1 similar lines dropped');
    expect(clock.pending).toBe(0);
  });

  it('stands beside what the host says of the plugin, which is never dropped', () => {
    book.of(id);
    for (let n = 0; n < 5; n += 1) book.logger.error('it crashed', { plugin_id: id, crash_id: 'c' });
    book.logger.info('of nobody');
    book.logger.info('of one that was never heard of', { plugin_id: 'com.example.unknown' });
    expect(kept()).toHaveLength(5);
    expect(kept()[0]).toMatchObject({ level: 'error', message: 'it crashed', fields: { crash_id: 'c' } });
    expect(seen()).toHaveLength(7);
  });

  it('goes with it when it is removed', () => {
    book.of(id).voice.info('hello');
    book.forget(id);
    expect(kept()).toEqual([]);
  });
});
