import { describe, expect, it } from '@jest/globals';
import type { Manifest } from '@patchbay/manifest';
import { publicAssetOf, webAssetOf } from './plugin-assets.ts';

const manifest = {
  id: 'com.example.a',
  name: 'A',
  version: '1.0.0',
  webapp: { bundle_path: 'webapp/dist/main.js' },
} as Manifest;
const hash = '0123456789abcdef';
const web = (file: string) => webAssetOf('/plugins/a', manifest, hash, file);

describe('the web files of a plugin', () => {
  it('are the bundle under its hashed name, for ever, and its neighbours, for now', () => {
    expect(web(`com.example.a_${hash}_bundle.js`)).toEqual({
      path: '/plugins/a/webapp/dist/main.js',
      immutable: true,
    });
    expect(web('chunks/1.js')).toEqual({ path: '/plugins/a/webapp/dist/chunks/1.js', immutable: false });
  });

  it('are not what another version had, nor what another name would reach', () => {
    expect(web('com.example.a_fedcba9876543210_bundle.js')?.immutable).not.toBe(true);
    expect(web('main.js')).toBeUndefined();
    expect(webAssetOf('/plugins/a', { ...manifest, webapp: undefined }, hash, 'chunk.js')).toBeUndefined();
  });

  it.each([
    '',
    '../../plugin.json',
    '../x',
    'a/../../x',
    '/etc/passwd',
    'chunks/',
    './a.js',
    'a//b.js',
    'a\0.js',
    '..\\x',
  ])('are never reached by %j', (file) => {
    expect(web(file)).toBeUndefined();
    expect(publicAssetOf('/plugins/a', file)).toBeUndefined();
  });

  it('include the public folder', () => {
    expect(publicAssetOf('/plugins/a', 'img/logo.svg')).toBe('/plugins/a/public/img/logo.svg');
  });
});
