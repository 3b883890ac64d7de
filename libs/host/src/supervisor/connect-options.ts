import type { API } from '@patchbay/contract';
import type { Logger } from '@patchbay/hooks';
import type { ConnectOptions } from '@patchbay/rpc/host';
import { capturedOutput } from '../logs/captured-output.ts';

/** What a plugin is given to talk to, however its process came to run. */
export interface ServedPlugin {
  readonly api: Partial<API>;
  /** Carries the plugin's id. */
  readonly logger: Logger;
}

export function connectOptions({ api, logger }: ServedPlugin, signal: AbortSignal): ConnectOptions {
  return {
    api,
    onStdout: capturedOutput(logger, 'plugin_stdout'),
    onStderr: capturedOutput(logger, 'plugin_stderr'),
    logger,
    signal,
  };
}
