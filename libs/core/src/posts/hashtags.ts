const HASHTAG = /(?<=^|\s)#[\p{L}][\p{L}\p{N}_.-]*[\p{L}\p{N}_]/gu;
const LIMIT = 1_000;

/** The hashtags of a message, separated by spaces, as posts carry them. */
export function hashtagsOf(message: string, minimumLength: number): string {
  const found = [...message.matchAll(HASHTAG)]
    .map(([tag]) => tag)
    .filter((tag) => tag.length > minimumLength);
  return [...new Set(found)].join(' ').slice(0, LIMIT);
}
