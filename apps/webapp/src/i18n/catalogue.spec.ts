import { describe, expect, it } from '@jest/globals';
import { chooseLocale, messagesOf } from './catalogue.ts';
import { de } from './de/index.ts';
import { en } from './en/index.ts';

const placeholders = (message: string) =>
  [...message.matchAll(/\{(\w+)[,}]/g)].map((match) => match[1]).sort();

describe('the catalogue', () => {
  it('has every text in both languages', () => {
    expect(Object.keys(de).sort()).toEqual(Object.keys(en).sort());
  });

  it('fills the same places in both languages', () => {
    const places = (catalogue: object) =>
      Object.entries(catalogue).map(([id, message]) => [id, [...new Set(placeholders(String(message)))]]);
    expect(Object.fromEntries(places(de))).toEqual(Object.fromEntries(places(en)));
  });

  it('chooses a locale by its language, and English when there is none', () => {
    expect(chooseLocale([undefined, 'fr-FR', 'de-AT'])).toBe('de');
    expect(chooseLocale(['fr', 'constructor', ''])).toBe('en');
    expect(messagesOf('fr')).toEqual(en);
  });
});
