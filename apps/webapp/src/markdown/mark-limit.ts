import type { TokenizerObject } from 'marked';

/** So many marks of one text are looked at for what they may begin; what comes after them stays as it was typed. */
export const MOST_MARKS = 1000;

let looked = 0;

/** Each look may go to the end of the text: without a limit a message of nothing but marks would hold the page up. */
export function resetMarkLimit(): void {
  looked = 0;
}

/** How many marks of the text that was formatted last were looked at. */
export const marksLookedAt = (): number => looked;

/** Lets the parser look (`false`), unless there is nothing to see or enough has been seen. */
const lookAt =
  (mark: RegExp) =>
  (source: string): false | undefined => {
    if (!mark.test(source) || looked >= MOST_MARKS) {
      return undefined;
    }
    looked += 1;
    return false;
  };

/** What `marked` asks about the beginning of a rest of a text. */
export const limitedTokenizer: TokenizerObject = {
  emStrong: lookAt(/^[*_]/),
  del: lookAt(/^~/),
  codespan: lookAt(/^`/),
  link: lookAt(/^!?\[/),
  reflink: lookAt(/^!?\[/),
  tag: lookAt(/^</),
  autolink: lookAt(/^</),
};
