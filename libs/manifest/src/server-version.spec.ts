import { describe, expect, it } from '@jest/globals';
import { parseManifest } from './parse-manifest.ts';
import { compareVersions, meetsMinimumServerVersion } from './server-version.ts';

const needs = (min_server_version?: string) =>
  parseManifest(JSON.stringify({ id: 'abc', min_server_version }), 'json');

describe('meetsMinimumServerVersion', () => {
  it.each([undefined, '', '5.6.0', '11.11.0', '11.11.0-rc1'])(
    'is met by 11.11.0 when %j is needed',
    (minimum) => {
      expect(meetsMinimumServerVersion(needs(minimum), '11.11.0')).toBe(true);
    },
  );

  it.each(['11.11.1', '11.12.0', '100.0.0'])('is not met by 11.11.0 when %j is needed', (minimum) => {
    expect(meetsMinimumServerVersion(needs(minimum), '11.11.0')).toBe(false);
  });

  it.each(['11', 'v11.0.0', '=1.2.3', '1.2.3 '])('refuses %j, which is no version', (minimum) => {
    expect(() => meetsMinimumServerVersion(needs(minimum), '11.11.0')).toThrow(
      expect.objectContaining({ code: 'invalid-server-version' }),
    );
  });
});

describe('compareVersions', () => {
  it('orders by number, not by text', () => {
    expect(['1.10.0', '1.9.0', '1.9.0-rc2', '1.9.0-rc1'].sort(compareVersions)).toEqual([
      '1.9.0-rc1',
      '1.9.0-rc2',
      '1.9.0',
      '1.10.0',
    ]);
  });
});
