import { registryMethods } from '@patchbay/contract/web';
import { describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';

const folder = new URL('./registry/', import.meta.url);
const source = readdirSync(folder)
  .map((file) => readFileSync(new URL(file, folder), 'utf8'))
  .join('\n');

describe('the types of the registry', () => {
  it('have every method of the contract', () => {
    const missing = registryMethods.filter(({ name }) => !new RegExp(`\\b${name}\\??[(<]`).test(source));
    expect(missing.map(({ name }) => name)).toEqual([]);
  });
});
