/** Whatever one of our inline forms may begin with: `@name`, `~channel`, `#word`, `:emoji:`, a face after a blank. */
const FORM = /@[a-z0-9]|~[a-z0-9]|#\p{L}|:[a-z0-9_+-]+:|(?<=\s)[:;<]/iu;
const FACE_HERE = /^[:;<]/;

let searched = '';
/** How far from the end of `searched` its first form begins; 0 where there is none. */
let fromEnd = 0;

/**
 * Where the next of our inline forms may begin. The parser asks anew for each piece of a text, with the rest of it: what
 * was found once is not searched again, or a text of many short lines would be read as many times as it has lines.
 */
export function nextForm(source: string): number | undefined {
  if (FACE_HERE.test(source)) {
    return 0;
  }
  const isRest = source.length <= searched.length && searched.endsWith(source);
  if (!isRest || fromEnd > source.length) {
    const index = source.search(FORM);
    searched = source;
    fromEnd = index === -1 ? 0 : source.length - index;
  }
  return fromEnd === 0 ? undefined : source.length - fromEnd;
}
