/** What the log says about something of a plugin that threw where nothing is drawn. */
export function handlerFailure(pluginId: string, location: string, error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return `plugin_handler_failed plugin_id=${pluginId} location=${location} error=${message}`;
}
