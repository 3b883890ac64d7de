import { describe, expect, it } from '@jest/globals';
import { emojiText } from './emoji-text.ts';
import { searchEmoji } from './search-emoji.ts';

describe('emojiText', () => {
  it.each([
    ['smile', '😄'],
    ['+1', '👍'],
    ['thumbsup', '👍'],
    ['heart', '❤️'],
    ['asterisk', '*️⃣'],
    ['flag-de', '🇩🇪'],
    ['wave_dark_skin_tone', '👋🏿'],
    ['point_up_light_skin_tone', '☝🏻'],
    ['man-golfing_medium_light_skin_tone', '🏌🏼‍♂️'],
    ['men_holding_hands_light_skin_tone_dark_skin_tone', '👨🏻‍🤝‍👨🏿'],
  ])('knows :%s:', (name, text) => {
    expect(emojiText(name)).toBe(text);
  });

  it.each(['', 'party_parrot', 'smile_dark_skin_tone', 'constructor', '__proto__'])(
    'knows no :%s:',
    (name) => {
      expect(emojiText(name)).toBeUndefined();
    },
  );
});

describe('searchEmoji', () => {
  it('offers the name that was begun, the shorter first, and custom ones among them', () => {
    const found = searchEmoji('thumbsu', [{ id: 'c1', name: 'thumbsupper' }]);
    expect(found.map(({ name, text, id }) => [name, text ?? id])).toEqual([
      ['thumbsup', '👍'],
      ['thumbsupper', 'c1'],
    ]);
  });

  it('finds nothing that is not there', () => {
    expect(searchEmoji('no such emoji', [])).toEqual([]);
  });
});
