/** Whether a client says, in `If-None-Match`, that it has what a tag stands for: a list of tags, weak or not, or `*`. */
export function knowsTag(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((each) => each.trim() === '*' || each.trim().replace(/^W\//, '') === tag);
}
