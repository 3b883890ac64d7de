import { describe, expect, it } from '@jest/globals';
import { configPath, patchFor, valueAt } from './config-path.ts';

const config = {
  ServiceSettings: { SiteURL: 'http://a' },
  PluginSettings: {
    Enable: true,
    Plugins: { 'com.example': { limit: 5 }, 'com.example.two': { limit: 6 } },
    PluginStates: { abc: { Enable: false } },
  },
};

describe('configPath', () => {
  it.each([
    ['ServiceSettings.SiteURL', ['ServiceSettings', 'SiteURL']],
    ['PluginSettings', ['PluginSettings']],
    ['PluginSettings.Plugins', ['PluginSettings', 'Plugins']],
    ['PluginSettings.Plugins.abc', ['PluginSettings', 'Plugins', 'abc']],
    ['PluginSettings.Plugins.com.example', ['PluginSettings', 'Plugins', 'com.example']],
    ['PluginSettings.Plugins.com.example.two', ['PluginSettings', 'Plugins', 'com.example.two']],
    [
      'PluginSettings.Plugins.com.example.two.limit',
      ['PluginSettings', 'Plugins', 'com.example.two', 'limit'],
    ],
    ['PluginSettings.Plugins.org.new.limit', ['PluginSettings', 'Plugins', 'org.new', 'limit']],
    ['PatchbaySettings.PluginLogLevels.com.example', ['PatchbaySettings', 'PluginLogLevels', 'com.example']],
    [
      'PatchbaySettings.HookPolicies.com.example.MessageWillBePosted',
      ['PatchbaySettings', 'HookPolicies', 'com.example', 'MessageWillBePosted'],
    ],
    ['PluginSettings.PluginStates.abc.Enable', ['PluginSettings', 'PluginStates', 'abc', 'Enable']],
  ])('splits %s, whose plugin id may have dots', (path, keys) => {
    expect(configPath(path, config)).toEqual(keys);
  });

  it.each(['', '.', 'A.', '.B', 'A..B'])('refuses %j', (path) => {
    expect(() => configPath(path, config)).toThrow('no setting');
  });
});

describe('valueAt', () => {
  it('finds what is there and nothing that is inherited', () => {
    expect(valueAt(config, ['PluginSettings', 'Plugins', 'com.example', 'limit'])).toBe(5);
    expect(valueAt(config, ['PluginSettings', 'Nothing', 'limit'])).toBeUndefined();
    expect(valueAt(config, ['constructor'])).toBeUndefined();
    expect(valueAt(config, ['ServiceSettings', 'SiteURL', 'length'])).toBeUndefined();
  });
});

describe('patchFor', () => {
  it('changes one setting of a section', () => {
    expect(patchFor(config, ['PluginSettings', 'Enable'], false)).toEqual({
      PluginSettings: { Enable: false },
    });
  });

  it('keeps the other plugins of a map, which the server replaces as a whole', () => {
    expect(patchFor(config, ['PluginSettings', 'Plugins', 'com.example', 'limit'], 7)).toEqual({
      PluginSettings: { Plugins: { 'com.example': { limit: 7 }, 'com.example.two': { limit: 6 } } },
    });
    expect(config.PluginSettings.Plugins['com.example'].limit).toBe(5);
  });

  it('makes what is not there yet', () => {
    expect(patchFor({}, ['PluginSettings', 'Plugins', 'abc', 'x'], 1)).toEqual({
      PluginSettings: { Plugins: { abc: { x: 1 } } },
    });
  });
});
