/**
 * The icon before what a plugin offers in a menu. Words alone get that of plugins; an element draws itself, most often with
 * an icon of its own, and stands alone as in Mattermost.
 */
export function iconBeside(text: unknown): string | undefined {
  return typeof text === 'string' ? 'power-plug-outline' : undefined;
}
