import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { readFolder } from '../files.mjs';
import { dataFolder, differencesPageFile, knownDifferencesFile } from '../paths.mjs';
import { compareMethods } from './compare-methods.mjs';
import { differencesPage } from './page.mjs';

const data = await readFolder(dataFolder, '.json');
const types = JSON.parse(data['types.json']);
const counts = { hooks: JSON.parse(data['hooks.json']).length, api: JSON.parse(data['api.json']).length };

describe('the page of differences', () => {
  it('is up to date with the data', async () => {
    const known = JSON.parse(await readFile(knownDifferencesFile, 'utf8'));
    expect(await readFile(differencesPageFile, 'utf8')).toBe(differencesPage(types, counts, known, []));
  });

  it('refuses a listed difference that is none', () => {
    const known = [{ type: 'plugin.Z_OnActivateReturns', written: 'A error', meaning: '' }];
    expect(() => differencesPage(types, counts, known, [])).toThrow('no longer differs');
  });
});

describe('comparing method lists', () => {
  const written = {
    name: 'KVGet',
    params: [{ name: 'key', type: 'string' }],
    returns: ['[]byte'],
    since: '5.2',
    rpc: 'generated',
  };
  const described = {
    name: 'KVGet',
    params: [{ name: 'key', type: 'string' }],
    results: ['[]uint8'],
    minVersion: '5.2',
    tags: [],
  };

  it('sees through abbreviations', () => {
    expect(compareMethods('API method', [written], [described])).toEqual([]);
  });

  it('names what differs, is missing and is new', () => {
    const other = { ...described, minVersion: '5.6' };
    expect(compareMethods('API method', [written], [other])).toEqual([
      'API method `KVGet`, first version: written "5.2", module "5.6"',
    ]);
    expect(compareMethods('hook', [written], [])).toEqual(['hook `KVGet` is not in the module']);
    expect(compareMethods('hook', [], [described])).toEqual(['hook `KVGet` is only in the module']);
  });
});
