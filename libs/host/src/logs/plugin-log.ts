import type { Clock, Logger } from '@patchbay/hooks';
import type { HostSettings, LogLevelName } from '../host-settings.ts';
import { LineBudget } from './line-budget.ts';
import { LogRing } from './log-ring.ts';

/** From which level on lines of a plugin reach the server's log where the administrator has set none. */
export const DEFAULT_LEVEL: LogLevelName = 'info';

const LEVELS: readonly LogLevelName[] = ['debug', 'info', 'warn', 'error'];

export interface PluginLogOptions {
  readonly pluginId: string;
  /** The server's log. */
  readonly logger: Logger;
  readonly clock: Clock;
  settings(): HostSettings;
}

/** All that one plugin says, by whatever way, and what the host says of it. */
export class PluginLog {
  readonly ring = new LogRing();
  /** For what comes from the plugin: everything is kept, and so much of it as is allowed reaches the server's log. */
  readonly voice: Logger;
  readonly #options: PluginLogOptions;
  readonly #budget: LineBudget;

  constructor(options: PluginLogOptions) {
    this.#options = options;
    const { clock, logger, pluginId, settings } = options;
    this.#budget = new LineBudget(
      clock,
      () => settings().logLinesPerSecond,
      (dropped) => {
        logger.warn(
          `${String(dropped)} similar lines dropped: plugin ${pluginId} logs more than ${String(settings().logLinesPerSecond)} lines a second. Its own log has them.`,
          { plugin_id: pluginId, dropped },
        );
      },
    );
    const at =
      (level: LogLevelName) =>
      (message: string, fields: Record<string, unknown> = {}): void => {
        this.#say(level, message, fields);
      };
    this.voice = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
  }

  get linesPerSecond(): number {
    return this.#budget.linesPerSecond;
  }

  /** Keeps a line that is in the server's log already. */
  keep(level: LogLevelName, message: string, fields: Record<string, unknown>): void {
    const { plugin_id: _, ...others } = fields;
    this.ring.append(this.#options.clock.now(), level, message, others);
  }

  /** Tells now of lines that were dropped. */
  settle(): void {
    this.#budget.settle();
  }

  #say(level: LogLevelName, message: string, fields: Record<string, unknown>): void {
    this.keep(level, message, fields);
    const { logger, pluginId, settings } = this.#options;
    const lowest = settings().logLevels[pluginId] ?? DEFAULT_LEVEL;
    if (this.#budget.take(LEVELS.indexOf(level) >= LEVELS.indexOf(lowest)))
      logger[level](message, { ...fields, plugin_id: pluginId });
  }
}
