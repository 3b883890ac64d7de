import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CONTEXT, TestCore } from '../fixtures/test-core.ts';
import { BOT_KEY } from './bot.service.ts';

const PLUGIN = 'com.example.plugin';

describe('the bot that a plugin makes sure of', () => {
  let test: TestCore;

  beforeEach(async () => {
    test = await TestCore.open();
  });

  afterEach(() => test.close());

  const ensure = (more: Record<string, unknown> = {}, pluginId = PLUGIN) =>
    test.core.bots.ensure(CONTEXT, pluginId, { username: 'helper', display_name: 'Helper', ...more });
  const remembered = async (pluginId = PLUGIN) => {
    const value = await test.core.kv.get(pluginId, BOT_KEY);
    return value && Buffer.from(value).toString();
  };

  it('is made the first time, belongs to the plugin, and is remembered', async () => {
    const id = await ensure({ description: 'helps' });
    expect(await test.core.bots.get(id)).toMatchObject({
      username: 'helper',
      display_name: 'Helper',
      description: 'helps',
      owner_id: PLUGIN,
    });
    expect((await test.core.users.get(id)).is_bot).toBe(true);
    expect(await remembered()).toBe(id);
  });

  it('is the same afterwards, brought up to date', async () => {
    const id = await ensure();
    expect(await ensure({ username: 'assistant', display_name: '', description: 'new' })).toBe(id);
    expect(await test.core.bots.get(id)).toMatchObject({
      username: 'assistant',
      display_name: '',
      description: 'new',
    });
  });

  it('is one for all who ask at once', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, () => ensure()));
    expect(new Set(ids).size).toBe(1);
  });

  it('is a bot of that name, adopted, where none is remembered or what is remembered is gone', async () => {
    const bot = await test.core.bots.create(CONTEXT, { username: 'helper', owner_id: 'another' });
    expect(await ensure()).toBe(bot.user_id);
    expect(await remembered()).toBe(bot.user_id);
    for (const lost of [Buffer.from('x'.repeat(26)), Buffer.from([0, 255, 0]), Buffer.from("' OR 1=1 --")]) {
      await test.core.kv.set(PLUGIN, BOT_KEY, lost);
      expect(await ensure()).toBe(bot.user_id);
      expect(await remembered()).toBe(bot.user_id);
    }
  });

  it('is one that somebody deactivated, if it is remembered', async () => {
    const id = await ensure();
    await test.core.bots.setActive(CONTEXT, id, false);
    expect(await ensure({ description: 'still' })).toBe(id);
    expect(await test.core.bots.get(id, true)).toMatchObject({ description: 'still' });
  });

  it('is a person of that name, with an error in the log, and nothing is remembered', async () => {
    const person = await test.user('helper');
    expect(await ensure()).toBe(person.id);
    expect(await remembered()).toBeUndefined();
    expect((await test.core.users.get(person.id)).is_bot).not.toBe(true);
    expect(test.log).toContainEqual(
      expect.objectContaining({ level: 'error', fields: { plugin_id: PLUGIN, username: 'helper' } }),
    );
  });

  it.each(['', '  ', 'a', '1abc', 'two words', 'x'.repeat(65), 'ÄÖÜ'])(
    'is none with the name %j',
    async (username) => {
      await expect(ensure({ username })).rejects.toMatchObject({
        id: 'model.bot.is_valid.username.app_error',
        status_code: 400,
      });
      expect(await remembered()).toBeUndefined();
    },
  );

  it('does not take the name of somebody else when it is renamed', async () => {
    await ensure();
    await test.user('taken');
    await expect(ensure({ username: 'taken' })).rejects.toMatchObject({ status_code: 400 });
    expect(await ensure()).toBe(await remembered());
  });

  it('is another for another plugin, unless they name the same', async () => {
    const id = await ensure();
    expect(await ensure({ username: 'second' }, 'other')).not.toBe(id);
    expect(await ensure({}, 'third')).toBe(id);
  });

  it('stays when the plugin deletes its values, and is found again', async () => {
    const id = await ensure();
    await test.core.kv.deleteAll(PLUGIN);
    expect(await ensure()).toBe(id);
  });
});
