import type { Clock, Logger } from '@patchbay/hooks';
import type { HostSettings, LogLevelName } from '../host-settings.ts';
import { PluginLog } from './plugin-log.ts';

export interface PluginLogBookOptions {
  /** The server's log. */
  readonly logger: Logger;
  readonly clock: Clock;
  settings(): HostSettings;
}

/** The logs of all plugins of a host, by id; one begins when its plugin is first heard of. */
export class PluginLogBook {
  /** The server's log for what the host says: what carries the `plugin_id` of a plugin is kept with that one too. */
  readonly logger: Logger;
  readonly #options: PluginLogBookOptions;
  readonly #logs = new Map<string, PluginLog>();

  constructor(options: PluginLogBookOptions) {
    this.#options = options;
    const at =
      (level: LogLevelName) =>
      (message: string, fields: Record<string, unknown> = {}): void => {
        options.logger[level](message, fields);
        const { plugin_id: id } = fields;
        if (typeof id === 'string') this.#logs.get(id)?.keep(level, message, fields);
      };
    this.logger = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
  }

  of(pluginId: string): PluginLog {
    let log = this.#logs.get(pluginId);
    if (!log) this.#logs.set(pluginId, (log = new PluginLog({ ...this.#options, pluginId })));
    return log;
  }

  forget(pluginId: string): void {
    this.#logs.get(pluginId)?.settle();
    this.#logs.delete(pluginId);
  }

  /** Tells now of lines that were dropped: the host stops. */
  settle(): void {
    for (const log of this.#logs.values()) log.settle();
  }
}
