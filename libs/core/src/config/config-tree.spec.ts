import { describe, expect, it } from '@jest/globals';
import { configDefaults, newConfiguration } from './config-defaults.ts';
import { configLeaves, getAt } from './config-tree.ts';

/** Deprecated ones that Mattermost leaves unset too. */
const UNSET = new Set([
  'ClusterSettings.EnableExperimentalGossipEncryption',
  'ElasticsearchSettings.BulkIndexingTimeWindowSeconds',
]);

describe('the settings of the contract', () => {
  it('all have a default that fits them', () => {
    const defaults = configDefaults();
    const unfit = configLeaves()
      .filter((leaf) => !UNSET.has(leaf.path) && leaf.misfit(getAt(defaults, leaf.keys)))
      .map((leaf) => `${leaf.path} ${leaf.shape} ${JSON.stringify(getAt(defaults, leaf.keys))}`);
    expect(unfit).toEqual([]);
  });

  it('hold secrets of their own in every new configuration', () => {
    const salt = ['FileSettings', 'PublicLinkSalt'];
    expect(getAt(newConfiguration(), salt)).not.toBe(getAt(newConfiguration(), salt));
    expect(getAt(configDefaults(), salt)).toBe('');
  });
});
