/** The root slice of a plugin's own reducer. */
export function pluginReducerName(pluginId: string): string {
  return `plugins-${pluginId}`;
}
