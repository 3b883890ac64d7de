/** What a plugin gave as an address, as a path of a `Route` that means no more than itself: no parameters, no patterns. */
export function literalPath(given: string): string {
  return given.replace(/[:*+?()\\]/g, String.raw`\$&`);
}
