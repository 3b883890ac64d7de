/** What the log says about a plugin's socket handler that threw. */
export function handlerFailure(pluginId: string, error: unknown): string {
  return `plugin_handler_failed plugin_id=${pluginId} error=${error instanceof Error ? error.message : String(error)}`;
}
