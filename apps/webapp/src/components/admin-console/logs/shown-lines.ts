import type { ServerLogEntry } from '../../../rest/server-logs.ts';

/** In place of a plugin: what no plugin wrote. */
export const SERVER_ITSELF = '-';

/** The lines of a plugin (or of the server itself, or of all) that have every word in them, in any case. */
export function shownLines(
  entries: readonly ServerLogEntry[],
  pluginId: string,
  term: string,
): ServerLogEntry[] {
  const words = term.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    const isOfPlugin = pluginId === '' || entry.pluginId === (pluginId === SERVER_ITSELF ? '' : pluginId);
    const line = words.length === 0 ? '' : wordsOf(entry);
    return isOfPlugin && words.every((word) => line.includes(word));
  });
}

const wordsOf = ({ message, pluginId, fields }: ServerLogEntry): string =>
  `${message} ${pluginId} ${JSON.stringify(fields)}`.toLowerCase();
