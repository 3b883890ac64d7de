/** The address of a path of the plugin's own server half (or of its `public/` folder), below the host's base path. */
export function pluginUrl(pluginId: string, path: string): string {
  const base = (globalThis as { basename?: string }).basename ?? '';
  return `${base}/plugins/${encodeURIComponent(pluginId)}/${path.replace(/^\/+/, '')}`;
}
