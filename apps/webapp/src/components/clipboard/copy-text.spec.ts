import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { copyText } from './copy-text.ts';

const execCommand = jest.fn<(command: string) => boolean>();
const clipboard = (value: unknown): void => {
  Object.defineProperty(navigator, 'clipboard', { value, configurable: true });
};

beforeEach(() => {
  document.execCommand = execCommand.mockReset() as never;
  document.body.innerHTML = '<p><button>Copy</button></p>';
  document.querySelector('button')?.focus();
});
afterEach(() => clipboard(undefined));

describe('copyText', () => {
  it('uses the clipboard where there is one', async () => {
    const writeText = jest.fn((_text: string) => Promise.resolve());
    clipboard({ writeText });
    expect(await copyText('a link')).toBe(true);
    expect(writeText).toHaveBeenCalledWith('a link');
    expect(execCommand).not.toHaveBeenCalled();
  });

  it.each([
    ['there is none', undefined],
    ['it is refused', { writeText: () => Promise.reject(new Error('denied')) }],
  ])(
    'copies what it has selected beside the focus where %s, and gives the focus back',
    async (_why, value) => {
      clipboard(value);
      execCommand.mockImplementation(() => {
        const field = document.activeElement as HTMLTextAreaElement;
        return field.value === 'a link' && field.parentElement?.tagName === 'P';
      });
      expect(await copyText('a link')).toBe(true);
      expect(document.activeElement?.tagName).toBe('BUTTON');
      expect(document.querySelector('textarea')).toBeNull();
    },
  );

  it('says where nothing was copied', async () => {
    clipboard(undefined);
    execCommand.mockReturnValue(false);
    expect(await copyText('a link')).toBe(false);
  });
});
