import { json, pluginPath, send } from './request.ts';

/** Removes a plugin; its settings, KV data and tables stay (`keep`) or go. */
export async function removePluginAnd(data: 'keep' | 'delete', pluginId: string): Promise<void> {
  await json(pluginPath(pluginId, ''), { method: 'DELETE', query: { data } });
}

/** A `.tar.gz` with all data of a plugin. */
export async function exportPluginData(pluginId: string, signal?: AbortSignal): Promise<Blob> {
  return (await send(pluginPath(pluginId, '/data'), { signal })).blob();
}
