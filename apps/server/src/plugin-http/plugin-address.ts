/** A request address under `/plugins/`: which plugin, and what the plugin will see. */
export interface PluginAddress {
  readonly pluginId: string;
  /** Path behind `/plugins/<id>`, still escaped; '' for the plugin's own root. */
  readonly path: string;
  /** Query without `access_token`, re-encoded in Go's order; '' if there is none. */
  readonly query: string;
}

/** Splits an address (contract: rest.json, `/plugins/{plugin_id}`); `undefined` for one that names no plugin. */
export function pluginAddress(url: string): PluginAddress | undefined {
  const match = /^\/plugins\/([A-Za-z0-9_.-]+)(\/[^?#]*)?(?:\?(.*))?$/.exec(url);
  const pluginId = match?.[1];
  if (!pluginId || pluginId === '.' || pluginId === '..') return undefined;
  return { pluginId, path: match[2] ?? '', query: cleanQuery(match[3] ?? '') };
}

function cleanQuery(query: string): string {
  if (query === '') return '';
  const values = new URLSearchParams(query);
  values.delete('access_token');
  values.sort();
  return values.toString();
}
