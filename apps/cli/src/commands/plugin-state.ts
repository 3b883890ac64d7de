/** The states of a plugin that is enabled and does not run (contract: server-plugins §3). */
const FAILED_STATES: ReadonlyMap<unknown, string> = new Map([
  [3, 'it failed to start'],
  [4, 'it failed to stay running'],
]);

/** Why a plugin is not running, out of an answer of `/plugins/statuses`; undefined when it is, or nothing is known. */
export function failedToStart(statuses: unknown, id: string): string | undefined {
  if (!Array.isArray(statuses)) return undefined;
  for (const status of statuses as unknown[]) {
    if (typeof status !== 'object' || status === null) continue;
    const { plugin_id, state, error } = status as Record<string, unknown>;
    if (typeof plugin_id !== 'string' || plugin_id.toLowerCase() !== id.toLowerCase()) continue;
    const failure = FAILED_STATES.get(state);
    if (failure === undefined) continue;
    return typeof error === 'string' && error !== ''
      ? `${failure}: ${error}`
      : `${failure}. Look at the log of the server.`;
  }
  return undefined;
}
