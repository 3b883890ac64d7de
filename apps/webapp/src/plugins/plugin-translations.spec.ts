import { describe, expect, it, jest } from '@jest/globals';
import { PluginTranslations } from './plugin-translations.ts';

describe('the messages of plugins', () => {
  it('of one that throws keep no other from its messages', () => {
    const received = jest.fn();
    const onError = jest.fn();
    const translations = new PluginTranslations(() => 'en', received, onError);
    translations.add('a', (locale) => {
      if (locale === 'de') {
        throw new Error('no German');
      }
      return {};
    });
    translations.add('b', (locale) => ({ hello: locale }));
    translations.localeLoaded('de');
    expect(received).toHaveBeenLastCalledWith('de', { hello: 'de' });
    expect(onError).toHaveBeenCalledWith('a', new Error('no German'));
  });
});
