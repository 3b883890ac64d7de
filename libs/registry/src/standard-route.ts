/** A route as plugins may write it, without its leading slash. */
export function standardRoute(route: unknown): string {
  return String(route ?? '')
    .trim()
    .replace(/^\//, '');
}
