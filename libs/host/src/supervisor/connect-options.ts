import type { API } from '@patchbay/contract';
import type { Logger } from '@patchbay/hooks';
import type { ConnectOptions, PluginDriver } from '@patchbay/rpc/host';
import { capturedOutput } from '../logs/captured-output.ts';

/** What a plugin is given to talk to, however its process came to run. */
export interface ServedPlugin {
  readonly api: Partial<API>;
  /** Its SQL, where it may have any. */
  readonly driver?: PluginDriver | undefined;
  /** Carries the plugin's id. */
  readonly logger: Logger;
}

export function connectOptions({ api, driver, logger }: ServedPlugin, signal: AbortSignal): ConnectOptions {
  return {
    api,
    driver,
    onStdout: capturedOutput(logger, 'plugin_stdout'),
    onStderr: capturedOutput(logger, 'plugin_stderr'),
    logger,
    signal,
  };
}
