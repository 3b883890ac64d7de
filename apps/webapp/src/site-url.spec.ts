import { describe, expect, it } from '@jest/globals';
import { appPath } from './site-url.ts';

describe('appPath', () => {
  it.each([
    ['/home/channels/a', '/home/channels/a'],
    [`${window.location.origin}/home/channels/a`, '/home/channels/a'],
  ])('knows %s as a page of the app', (href, path) => {
    expect(appPath(href)).toBe(path);
  });

  it.each([
    'https://example.com/home',
    `${window.location.origin}.example.com/home`,
    '//example.com/home',
    '/plugins/com.example.a/file',
    '/api/v4/files/1',
    'mailto:a@example.com',
    'relative/path',
  ])('takes %s for none', (href) => {
    expect(appPath(href)).toBeUndefined();
  });
});
