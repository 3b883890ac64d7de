import { describe, expect, it } from '@jest/globals';
import { markWords, wordsToMark } from './search-words.ts';

const marked = (html: string, terms: string, found?: string[]) =>
  markWords(html, wordsToMark(terms, found)).replaceAll(
    /<span class="search-highlight">(.*?)<\/span>/g,
    '[$1]',
  );

describe('the words of a search', () => {
  it.each([
    ['the deploy is done, Deploy again', 'deploy', 'the [deploy] is done, [Deploy] again'],
    ['redeploy deployed', 'deploy', 'redeploy deployed'],
    ['deployed and deploying', 'deploy*', '[deployed] and [deploying]'],
    ['a red fox, a fox red', '"red fox"', 'a [red fox], a fox red'],
    ['from ada: deploy in town', 'from:ada in:town deploy on:2026-01-01', 'from ada: [deploy] in town'],
    ['deploy without tests', 'deploy -tests', '[deploy] without tests'],
    ['see #release-1 now', '#release-1', 'see [#release-1] now'],
    ['Übermut tut selten gut', 'übermut', '[Übermut] tut selten gut'],
    ['1 + (2)', '(2)', '1 + [(2)]'],
  ])('are marked where they stand: %s | %s', (text, terms, expected) => {
    expect(marked(text, terms)).toBe(expected);
  });

  it('are marked in texts, never in an address', () => {
    expect(marked('<a href="https://deploy.example.com">deploy</a>', 'deploy')).toBe(
      '<a href="https://deploy.example.com">[deploy]</a>',
    );
  });

  it('are those that the server says it found, too', () => {
    expect(marked('läuft', 'laufen', ['läuft'])).toBe('[läuft]');
  });

  it('leave the text when there is nothing to look for', () => {
    expect(wordsToMark('from:ada -tests *')).toBeUndefined();
    expect(marked('<p>ada</p>', 'from:ada')).toBe('<p>ada</p>');
  });
});
