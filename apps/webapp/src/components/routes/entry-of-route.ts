import type { PluginComponentEntry } from '@patchbay/registry';

/** The first entry whose route is the path or a folder above it. */
export function entryOfRoute(
  entries: readonly PluginComponentEntry[],
  path: string,
): PluginComponentEntry | undefined {
  return entries.find((entry) => {
    const route = String(entry.route).replace(/\/+$/, '');
    return path === route || path.startsWith(`${route}/`);
  });
}
