import type { Clock } from './clock.ts';
import type { HookTarget } from './hook-target.ts';
import type { Logger } from './logger.ts';

/** Times a plugin is told at once although each time the configuration changes again right away. */
export const NOTICES_AT_ONCE = 30;
/** A change that comes so soon after a plugin was told may be its own doing, in milliseconds. */
export const ECHO_MS = 1_000;
/** The first wait of a plugin that is told too often, in milliseconds; it doubles after every {@link NOTICES_PER_PAUSE}. */
export const FIRST_PAUSE_MS = 1_000;
/** Times a plugin is told after waits of one length. */
export const NOTICES_PER_PAUSE = 10;
/** The longest wait, in milliseconds. */
export const LONGEST_PAUSE_MS = 60_000;

export interface ConfigurationNoticesOptions {
  /** One call; must not reject. */
  readonly tell: (target: HookTarget) => Promise<void>;
  readonly isActive: (target: HookTarget) => boolean;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What is under way for one plugin. */
interface Notices {
  told: Promise<void>;
  /** Waits for its turn: changes until then are the same notice. */
  waiting: Promise<void> | undefined;
  /** Notices that followed one another at once. */
  streak: number;
  /** When the last one ended, in milliseconds since 1970. */
  endedAt: number;
}

/**
 * OnConfigurationChange, which says that something changed and not what: so a plugin is told of several changes by one
 * call, never by two side by side, and no plugin waits for another. A plugin that saves settings when it is told, or two
 * that do so in turn, would go round for ever; after some rounds each is told more and more rarely, but always of the
 * last change.
 */
export class ConfigurationNotices {
  readonly #options: ConfigurationNoticesOptions;
  readonly #byTarget = new WeakMap<HookTarget, Notices>();

  constructor(options: ConfigurationNoticesOptions) {
    this.#options = options;
  }

  /** Resolves when the plugin has been told of what is so far. */
  changed(target: HookTarget): Promise<void> {
    let notices = this.#byTarget.get(target);
    if (!notices) {
      notices = { told: Promise.resolve(), waiting: undefined, streak: 0, endedAt: -Infinity };
      this.#byTarget.set(target, notices);
    }
    notices.waiting ??= this.#next(target, notices);
    return notices.waiting;
  }

  async #next(target: HookTarget, notices: Notices): Promise<void> {
    const { clock, tell } = this.#options;
    await notices.told;
    notices.streak = clock.now() - notices.endedAt < ECHO_MS ? notices.streak + 1 : 1;
    await this.#pause(target, notices.streak);
    notices.waiting = undefined;
    if (!this.#options.isActive(target)) return;
    // Not at once: a change that comes out of the call itself has to find it under way.
    notices.told = Promise.resolve()
      .then(() => tell(target))
      .finally(() => {
        notices.endedAt = clock.now();
      });
    await notices.told;
  }

  async #pause(target: HookTarget, streak: number): Promise<void> {
    const excess = streak - NOTICES_AT_ONCE;
    if (excess <= 0) return;
    const doublings = Math.floor((excess - 1) / NOTICES_PER_PAUSE);
    const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** doublings, LONGEST_PAUSE_MS);
    if (excess === 1)
      this.#options.logger.warn(
        `The configuration changed ${String(streak)} times, each time just after plugin ${target.pluginId} was told, as if it or another plugin saved settings in OnConfigurationChange. It is told more rarely now.`,
        { plugin_id: target.pluginId, hook: 'OnConfigurationChange' },
      );
    // In steps, so that no timer outlives the plugin by much.
    for (let left = pauseMs; left > 0 && this.#options.isActive(target); left -= FIRST_PAUSE_MS)
      await new Promise<void>((resolve) => void this.#options.clock.after(FIRST_PAUSE_MS, resolve));
  }
}
