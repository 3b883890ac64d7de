import { describe, expect, it } from '@jest/globals';
import { emojiNameOf, emojiNameProblem } from './emoji-name-problem.ts';

describe('the name of an emoji', () => {
  it('may be typed with its colons and in capitals', () => {
    expect(emojiNameOf(' :Party_Parrot: ')).toBe('party_parrot');
    expect(emojiNameProblem('party_parrot')).toBeUndefined();
  });

  it('has letters, digits and three signs only, and is nobody else’s', () => {
    expect(emojiNameProblem('ü')).toBe('backstage.emoji.badName');
    expect(emojiNameProblem('a'.repeat(65))).toBe('backstage.emoji.badName');
    expect(emojiNameProblem('smile')).toBe('backstage.emoji.takenName');
  });
});
