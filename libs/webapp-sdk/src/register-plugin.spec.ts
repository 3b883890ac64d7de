import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { registerPlugin } from './register-plugin.ts';
import { requestHeaders } from './request-headers.ts';

const host = globalThis as { registerPlugin?: (id: string, plugin: unknown) => void };

describe('registerPlugin', () => {
  afterEach(() => {
    delete host.registerPlugin;
  });

  it('hands the plugin to the host', () => {
    host.registerPlugin = jest.fn();
    const plugin = { initialize: () => undefined };
    registerPlugin('com.example.a', plugin);
    expect(host.registerPlugin).toHaveBeenCalledWith('com.example.a', plugin);
  });

  it('says what is missing where there is no host', () => {
    expect(() => registerPlugin('com.example.a', { initialize: () => undefined })).toThrow(
      /com\.example\.a.*window\.registerPlugin is missing/,
    );
  });
});

describe('requestHeaders', () => {
  afterEach(() => {
    document.cookie = 'MMCSRF=; max-age=0';
  });

  it('carries the CSRF token on a write and leaves it out of a read', () => {
    document.cookie = 'MMCSRF=abc';
    expect(requestHeaders('post')).toEqual({ 'X-Requested-With': 'XMLHttpRequest', 'X-CSRF-Token': 'abc' });
    expect(requestHeaders('GET')).toEqual({ 'X-Requested-With': 'XMLHttpRequest' });
  });
});
