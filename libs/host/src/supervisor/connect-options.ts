import type { API } from '@patchbay/contract';
import type { Logger } from '@patchbay/hooks';
import type { ConnectOptions, PluginDriver } from '@patchbay/rpc/host';
import { capturedOutput } from '../logs/captured-output.ts';
import type { StderrLog } from '../logs/stderr-log.ts';

/** What a plugin is given to talk to, however its process came to run. */
export interface ServedPlugin {
  readonly api: Partial<API>;
  /** Its SQL, where it may have any. */
  readonly driver?: PluginDriver | undefined;
  /** Carries the plugin's id. */
  readonly logger: Logger;
  /** Whether somebody holds it in a debugger. */
  readonly held: () => boolean;
}

/** @param stderr where what it says on its standard error is remembered too */
export function connectOptions(
  { api, driver, held, logger }: ServedPlugin,
  signal: AbortSignal,
  stderr?: StderrLog,
): ConnectOptions {
  const onStderr = capturedOutput(logger, 'plugin_stderr');
  return {
    api,
    driver,
    onStdout: capturedOutput(logger, 'plugin_stdout'),
    onStderr: (chunk) => {
      stderr?.remember(chunk);
      onStderr(chunk);
    },
    held,
    logger,
    signal,
  };
}
