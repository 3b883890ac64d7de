/** A word to the author of a plugin, where authors look. Nothing in the page depends on it. */
export function tellAuthor(message: string): void {
  // eslint-disable-next-line no-console -- contract: registry registerUserSettings
  console.warn(message);
}
