/** Whether the first number of the version differs: expect what worked to work differently. */
export function isMajorStep(from: string, to: string): boolean {
  const first = (version: string) => /^v?(\d+)\./.exec(version)?.[1];
  const [before, after] = [first(from), first(to)];
  return before !== undefined && after !== undefined && before !== after;
}
