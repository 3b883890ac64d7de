/** An error of the SDK's own; `code` is stable. */
export class WebappSdkError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'WebappSdkError';
    this.code = code;
  }
}

export const noHost = (pluginId: string) =>
  new WebappSdkError(
    'webapp-sdk.no-host',
    `Plugin ${pluginId}: window.registerPlugin is missing, so this script was not loaded by a chat host. ` +
      'Load the bundle through the server (manifest webapp.bundle_path), or define window.registerPlugin in a test.',
  );
