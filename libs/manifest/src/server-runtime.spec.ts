import { describe, expect, it } from '@jest/globals';
import { parseManifest } from './parse-manifest.ts';
import { runtimeOf } from './server-runtime.ts';

const manifest = (server?: object) => parseManifest(JSON.stringify({ id: 'abc', name: 'n', server }), 'json');

describe('runtimeOf', () => {
  it.each([
    ['main.mjs', 'node', 'node'],
    ['main.py', 'python', 'python'],
    ['server/plugin', 'python', 'python'],
    ['server/plugin.PY', undefined, 'python'],
    ['plugin.py', '', 'python'],
    ['plugin.py', 'node', 'node'],
  ])('%s with runtime %j is run by %s', (executable, runtime, expected) => {
    expect(runtimeOf(manifest({ executable, runtime }), executable)).toBe(expected);
  });

  it.each([
    ['server/plugin', undefined],
    ['main.js', ''],
    ['server/plugin.py', 'ruby'],
    ['pylon', undefined],
  ])('%s with runtime %j runs by itself', (executable, runtime) => {
    expect(runtimeOf(manifest({ executable, runtime }), executable)).toBeUndefined();
  });
});
