import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { install } from '../fixtures/install.ts';
import { TestCore } from '../fixtures/test-core.ts';
import { MASK } from './config-secrets.ts';

const ADMIN = { userId: 'admin' };
const DEMO = 'com.example.demo';

const options = [{ display_name: 'Red', value: 'red' }];
const SCHEMA = [
  { key: 'Bool', type: 'bool', default: true },
  { key: 'Number', type: 'number', default: 3 },
  { key: 'Text', type: 'text' },
  { key: 'Oddly', type: 'text', default: 30 },
  { key: 'Long', type: 'longtext' },
  { key: 'Radio', type: 'radio', options },
  { key: 'Drop', type: 'dropdown', options },
  { key: 'Made', type: 'generated' },
  { key: 'User', type: 'username' },
  { key: 'Custom', type: 'custom' },
  { key: 'Token', type: 'text', secret: true },
  { key: 'Newer', type: 'of-a-newer-version' },
  { key: 'Bare' },
];
const SECTIONS = [
  { key: 'one', settings: [{ key: 'Inner', type: 'number' }] },
  { key: 'two', settings: [{ key: 'InnerToken', type: 'text', secret: true }] },
];

describe('the settings of plugins', () => {
  let test: TestCore;

  beforeAll(async () => {
    test = await TestCore.open();
  });

  beforeEach(async () => {
    for (const id of ['another', DEMO]) await install(test, id, []);
    await test.core.config.patch({ PluginSettings: { Enable: true, Plugins: {} } }, ADMIN);
    await test.core.plugins.remove('another');
    await install(test, DEMO, SCHEMA, { sections: SECTIONS });
  });

  afterAll(() => test.close());

  const { config } = { config: () => test.core.config };
  const patch = (settings: Record<string, unknown>) =>
    config().patch({ PluginSettings: { Plugins: { [DEMO]: settings } } }, ADMIN);
  const shown = () => config().sanitized().PluginSettings.Plugins;

  describe('are checked against their schema', () => {
    it.each<[string, unknown]>([
      ['Bool', false],
      ['bool', 'true'],
      ['BOOL', ''],
      ['Number', 4.5],
      ['Number', '12'],
      ['Number', ''],
      ['Number', null],
      ['Text', 'x'],
      ['Text', ''],
      ['Oddly', 31],
      ['Oddly', '31'],
      ['Long', 'x'.repeat(10 * 1024 * 1024)],
      ['Radio', 'red'],
      ['Drop', 'of an older version'],
      ['Made', 'abc'],
      ['User', 'somebody'],
      ['Custom', { any: ['thing', 1, null] }],
      ['Newer', { any: 1 }],
      ['Bare', 5],
      ['Unknown', { any: 1 }],
      ['Inner', 5],
      ['', 1],
    ])('and may be what they are: %s (%#)', async (key, value) => {
      await patch({ [key]: value });
      expect(config().pluginSettings(DEMO)).toEqual({ [key]: value });
    });

    it.each<[string, unknown, string]>([
      ['Bool', 'yes', 'true or false'],
      ['bool', 1, 'true or false'],
      ['Bool', [true], 'true or false'],
      ['Number', 'twelve', 'a number'],
      ['Number', true, 'a number'],
      ['Number', '1e999', 'a number'],
      ['Text', 5, 'a text'],
      ['Text', { a: 1 }, 'a text'],
      ['Oddly', true, 'a text'],
      ['Long', false, 'a text'],
      ['Made', 5, 'a text'],
      ['User', ['a'], 'a text'],
      ['Radio', 5, 'a text, one of "red"'],
      ['Drop', true, 'a text, one of "red"'],
      ['Token', 5, 'a text'],
      ['Inner', 'x', 'a number'],
      ['InnerToken', {}, 'a text'],
    ])('and may not be: %s = %j', async (key, value, takes) => {
      const refusal = {
        id: 'model.config.is_valid.setting.app_error',
        status_code: 400,
        message: `Nothing was saved: PluginSettings.Plugins.${DEMO}.${key} takes ${takes}.`,
      };
      await expect(patch({ Text: 'fine', [key]: value })).rejects.toMatchObject(refusal);
      await expect(
        config().save({ PluginSettings: { Plugins: { [DEMO]: { [key]: value } } } }, ADMIN),
      ).rejects.toMatchObject(refusal);
      await expect(config().savePluginSettings(DEMO, { [key]: value }, { userId: '' })).rejects.toMatchObject(
        refusal,
      );
      expect(config().pluginSettings(DEMO)).toEqual({});
    });

    it.each<[string, unknown]>([
      [DEMO, 'a text'],
      [DEMO, 5],
      [DEMO, [1]],
      ['another', true],
    ])('and refuse %s being %j', async (id, value) => {
      await expect(
        config().patch({ PluginSettings: { Plugins: { [id]: value } } }, ADMIN),
      ).rejects.toMatchObject({
        status_code: 400,
        message: expect.stringContaining(`PluginSettings.Plugins.${id} takes an object`),
      });
    });

    it('but not those of plugins that are not installed', async () => {
      await config().patch({ PluginSettings: { Plugins: { gone: { Bool: 'yes' } } } }, ADMIN);
      expect(config().pluginSettings('gone')).toEqual({ Bool: 'yes' });
    });

    it('and one from before an upgrade stands in the way of nothing else', async () => {
      await install(test, DEMO, []);
      await patch({ Bool: 'yes', Text: 'a' });
      await install(test, DEMO, SCHEMA);
      await patch({ Bool: 'yes', Text: 'b' });
      expect(config().pluginSettings(DEMO)).toEqual({ Bool: 'yes', Text: 'b' });
      await expect(patch({ Bool: 'no', Text: 'b' })).rejects.toMatchObject({ status_code: 400 });
    });
  });

  describe('have secrets', () => {
    const secrets = { token: 's1', InnerToken: 's2', Text: 'seen' };

    it('that are masked, those of sections too, and nothing else', async () => {
      await install(test, 'another', [{ key: 'Text', secret: true }]);
      await config().patch(
        { PluginSettings: { Plugins: { [DEMO]: secrets, another: { Text: 's3', token: 'seen' } } } },
        ADMIN,
      );
      expect(shown()).toEqual({
        [DEMO]: { token: MASK, InnerToken: MASK, Text: 'seen' },
        another: { Text: MASK, token: 'seen' },
      });
      await config().save(config().sanitized(), ADMIN);
      expect(config().pluginSettings(DEMO)).toEqual(secrets);
      expect(config().pluginSettings('another')).toEqual({ Text: 's3', token: 'seen' });
    });

    it('that come back with the mask whatever the case of the key, and change with anything else', async () => {
      await patch(secrets);
      await patch({ Token: MASK, InnerToken: 'new' });
      expect(config().pluginSettings(DEMO)).toEqual({ Token: 's1', InnerToken: 'new' });
    });

    it('of which a mask stands for nothing where nothing is stored, here or with another plugin', async () => {
      await config().patch({ PluginSettings: { Plugins: { another: { Token: 'theirs' } } } }, ADMIN);
      await patch({ Token: MASK, Text: 'x' });
      expect(config().pluginSettings(DEMO)).toEqual({ Text: 'x' });
    });

    it('that are shown as they are only where they are empty', async () => {
      await patch({ Token: '', InnerToken: null, Text: MASK });
      expect(shown()[DEMO]).toEqual({ Token: '', InnerToken: null, Text: MASK });
      await config().save(config().sanitized(), ADMIN);
      expect(config().pluginSettings(DEMO)).toEqual({ Token: '', InnerToken: null, Text: MASK });
    });

    it('that no one reads while plugins are off, nor loses by saving what was read', async () => {
      await patch(secrets);
      await config().patch({ PluginSettings: { Enable: false } }, ADMIN);
      expect(shown()).toEqual({});
      await config().save(config().sanitized(), ADMIN);
      await config().patch({ PluginSettings: { Enable: true } }, ADMIN);
      expect(config().pluginSettings(DEMO)).toEqual(secrets);
    });
  });

  it('of two plugins that save at the same time are both kept', async () => {
    await Promise.all([
      config().savePluginSettings(DEMO, { Text: 'a' }, { userId: '' }),
      config().savePluginSettings('another', { Text: 'b' }, { userId: '' }),
      patch({ Text: 'c' }).catch(() => undefined),
    ]);
    expect(config().pluginSettings('another')).toEqual({ Text: 'b' });
  });

  it('may have names that mean something to JavaScript', async () => {
    const odd = JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1}') as Record<string, unknown>;
    await config().savePluginSettings('__proto__', odd, { userId: '' });
    await patch(odd);
    expect(Object.keys(config().pluginSettings(DEMO)).sort()).toEqual(['__proto__', 'constructor']);
    expect(Object.keys(config().pluginSettings('__proto__')).sort()).toEqual(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    const [first] = await config().history({ page: 0, perPage: 1 });
    await config().undo(first?.id ?? '', ADMIN);
    expect(config().pluginSettings(DEMO)).toEqual({});
  });
});
