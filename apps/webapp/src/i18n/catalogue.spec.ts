import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chooseLocale, loadCatalogue } from './catalogue.ts';
import { de } from './de/index.ts';
import { en } from './en/index.ts';

const placeholders = (message: string) =>
  [...message.matchAll(/\{(\w+)[,}]/g)].map((match) => match[1]).sort();

const folder = (locale: string) => join(import.meta.dirname, locale);
const idsOf = (locale: string) =>
  readdirSync(folder(locale))
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => Object.keys(JSON.parse(readFileSync(join(folder(locale), name), 'utf8')) as object));

/** The id of a text, as a string or as one that is put together behind its area: `plugin.web.${reason}`. */
const NAMED = /['"`]([\w.]+)['"`]/g;
const COMPOSED = /`(\w+\.(?:[\w.]|\$\{[^}]*\})*)`/g;

const escaped = (text: string) => text.replaceAll('.', '\\.');

/** What the page is made of, without its specs and the texts themselves. */
const sourcesOf = (root: string): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /(?<!\.spec)\.tsx?$/.test(path) && !/^i18n\/\w+\//.test(path))
    .map((path) => readFileSync(join(root, path), 'utf8'));

describe('the catalogue', () => {
  it.each(['en', 'de'])('has each text of %s in one file', (locale) => {
    const ids = idsOf(locale);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(ids.sort()).toEqual(Object.keys({ en, de }[locale] ?? {}).sort());
  });

  it('has every text in both languages', () => {
    expect(Object.keys(de).sort()).toEqual(Object.keys(en).sort());
  });

  it('has no text that nothing says', () => {
    const sources = sourcesOf(join(import.meta.dirname, '..'));
    const named = new Set(sources.flatMap((source) => [...source.matchAll(NAMED)].map(([, name]) => name)));
    const composed = sources.flatMap((source) => [...source.matchAll(COMPOSED)].map(([, name = '']) => name));
    const forms = [...new Set(composed)].map(
      (name) =>
        new RegExp(
          `^${name
            .split(/\$\{[^}]*\}/)
            .map(escaped)
            .join('.+')}$`,
        ),
    );
    const isSaid = (id: string) => named.has(id) || forms.some((form) => form.test(id));
    expect(Object.keys(en).filter((id) => !isSaid(id))).toEqual([]);
    expect(isSaid('posts.nobodySaysThis')).toBe(false);
  });

  it('fills the same places in both languages', () => {
    const places = (catalogue: object) =>
      Object.entries(catalogue).map(([id, message]) => [id, [...new Set(placeholders(String(message)))]]);
    expect(Object.fromEntries(places(de))).toEqual(Object.fromEntries(places(en)));
  });

  it('chooses a locale by its language, and English when there is none', () => {
    expect(chooseLocale([undefined, 'fr-FR', 'de-AT'])).toBe('de');
    expect(chooseLocale(['fr', 'constructor', ''])).toBe('en');
  });

  it('is fetched for a locale that is not English, and is English for one that there is not', async () => {
    expect(await loadCatalogue('de')).toEqual(de);
    expect(await loadCatalogue('fr')).toEqual(en);
  });
});
