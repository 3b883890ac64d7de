/** By plugin id, then as they came (contract: webapp §2.16). Not by locale: every browser has the same order. */
export function inPluginOrder<Entry extends { pluginId: string }>(entries: Entry[]): Entry[] {
  return entries.sort((one, other) =>
    one.pluginId === other.pluginId ? 0 : one.pluginId < other.pluginId ? -1 : 1,
  );
}
