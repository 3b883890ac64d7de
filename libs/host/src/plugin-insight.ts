import type { Clock } from '@patchbay/hooks';
import { notInstalled } from './errors.ts';
import type { LogLevelName } from './host-settings.ts';
import type { ManagedPlugin } from './lifecycle/managed-plugin.ts';
import { followLog } from './logs/follow-log.ts';
import type { PluginDetails } from './plugin-details.ts';
import type { CrashRecord, PluginLedger } from './plugin-ledger.ts';
import type { PluginLogEntry, PluginLogQuery } from './plugin-logs.ts';
import type { PluginNotes } from './plugin-notes.ts';
import { processFigures } from './supervisor/process-figures.ts';
import { webFailureOf } from './web-failure.ts';
import type { WebFailureReport } from './web-failure.ts';

/** The process of an active plugin, as the system sees it. */
export interface PluginProcessFigures {
  pid: number;
  /** Resident memory. */
  memory_bytes: number;
  /** Time on a processor since it started. */
  cpu_ms: number;
  /** Milliseconds since 1970. */
  started_at: number;
  /** Lines that it wrote in the last second, those that were dropped too. */
  log_lines_per_second: number;
}

export interface PluginInsightOptions {
  readonly plugins: { find(pluginId: string): ManagedPlugin | undefined };
  readonly notes: PluginNotes;
  readonly ledger: PluginLedger;
  readonly clock: Clock;
  changed(): void;
}

/** What there is to know of the plugins of a host beyond their status: logs, crashes, figures, reasons. */
export class PluginInsight {
  readonly #options: PluginInsightOptions;

  constructor(options: PluginInsightOptions) {
    this.#options = options;
  }

  /** Throws 404 for what is not installed, as all but {@link whyNotActive} do. */
  details(pluginId: string): PluginDetails {
    return this.#find(pluginId).details();
  }

  logs(pluginId: string, query: PluginLogQuery): PluginLogEntry[] {
    return this.#log(pluginId).ring.query(query);
  }

  logsAfter(
    pluginId: string,
    after: number,
    signal: AbortSignal,
    waitMs: number,
    level: LogLevelName = 'debug',
  ): Promise<PluginLogEntry[]> {
    return followLog(this.#log(pluginId).ring, after, level, signal, waitMs, this.#options.clock);
  }

  async crashes(pluginId: string, page: number, perPage: number): Promise<CrashRecord[]> {
    return this.#options.ledger.crashes(this.#find(pluginId).id, page, perPage);
  }

  whyNotActive(pluginId: string): string | undefined {
    const plugin = this.#options.plugins.find(pluginId.toLowerCase());
    return plugin ? plugin.whyNotActive : `The plugin ${pluginId} is not installed.`;
  }

  /** Undefined while it has no process, and where the system does not tell (elsewhere than on Linux). */
  processFigures(pluginId: string): PluginProcessFigures | undefined {
    const plugin = this.#find(pluginId);
    const { pid, startedAt } = plugin;
    const figures = pid === undefined ? undefined : processFigures(pid);
    if (pid === undefined || !figures) return undefined;
    return {
      pid,
      memory_bytes: figures.memoryBytes,
      cpu_ms: figures.cpuMs,
      started_at: startedAt,
      log_lines_per_second: this.#log(pluginId).linesPerSecond,
    };
  }

  /** A browser says that the web half failed. What it says of another version than the one that runs is only logged. */
  reportWebFailure(pluginId: string, report: WebFailureReport): void {
    const { clock, notes } = this.#options;
    const plugin = this.#find(pluginId);
    const { location, message, stack, version } = webFailureOf(report);
    const log = notes.logs.of(plugin.id);
    const current = version === plugin.manifest.version && plugin.active;
    log.voice[current ? 'error' : 'debug'](`The web half failed in ${location}: ${message}`, {
      source: 'webapp',
      version,
      stack,
    });
    if (!current) return;
    notes.webFailed(plugin.id, { location, message, at: clock.now() });
    // The first is news to whoever looks at the list; the others are a number in it.
    if (notes.webFailure(plugin.id)?.count === 1) this.#options.changed();
  }

  #log(pluginId: string) {
    return this.#options.notes.logs.of(this.#find(pluginId).id);
  }

  #find(pluginId: string): ManagedPlugin {
    const plugin = this.#options.plugins.find(pluginId.toLowerCase());
    if (!plugin) throw notInstalled(pluginId);
    return plugin;
  }
}
