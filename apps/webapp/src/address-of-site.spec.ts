import { describe, expect, it } from '@jest/globals';
import { commandIcon } from './components/suggestion/command-icon.ts';
import { safePicture } from './components/interactive-dialog/safe-picture.ts';
import { imageAddress } from './markdown/image-address.ts';
import { safeHref, sanitizeHtml } from './markdown/sanitize.ts';
import { isOwnPath } from './address-of-site.ts';
import { appPath } from './site-url.ts';

const own = ['/', '/a/b', '/a//b', '/a\\b', ' /a', '/a\tb', '/?x=//y', '/#\\'];
/** Each is another site, or none at all, to a browser. */
const foreign = [
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '\\/evil.example',
  '/\t/evil.example',
  '/\n\\evil.example',
  '\t//evil.example',
  '\u0000//evil.example',
  ' /\r\\evil.example',
  'evil.example',
];
const scripts = [
  'javascript:alert(1)',
  'java\tscript:alert(1)',
  '\u0001javascript:alert(1)',
  ' javascript:alert(1)',
];

const srcOf = (html: string) =>
  new DOMParser().parseFromString(html, 'text/html').querySelector('img, a')?.outerHTML ?? '';

describe('an address of this site', () => {
  it.each(own)('is a path: %j', (address) => {
    expect(isOwnPath(address)).toBe(true);
    expect(new URL(address, 'https://site.example').host).toBe('site.example');
    expect(safeHref(address)).not.toBe('');
  });

  it.each([...foreign, ...scripts])('is not %j, wherever it is asked', (address) => {
    expect(isOwnPath(address)).toBe(false);
    expect(appPath(address)).toBeUndefined();
    expect(imageAddress(address, false)).toBeUndefined();
    expect(safePicture(address)).toBeUndefined();
    expect(commandIcon(address).kind).toBe('glyph');
    expect(safeHref(address)).toBe('');
    expect(srcOf(sanitizeHtml(`<img src="${address}">`))).toBe('<img>');
    expect(srcOf(sanitizeHtml(`<a href="${address}">x</a>`))).toBe('<a>x</a>');
  });

  it('is not the same as one of the web, which has other rules', () => {
    expect(safeHref('https://a.example/')).toBe('https://a.example/');
    expect(imageAddress('https://a.example/a.png', false)).toBe('https://a.example/a.png');
    expect(imageAddress('https:\\\\a.example', false)).toBeUndefined();
  });
});
