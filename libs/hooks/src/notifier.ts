import type { HookArgs, HookName } from '@patchbay/contract';
import { endOf } from './hook-caller.ts';
import type { HookCaller } from './hook-caller.ts';
import type { HookTarget } from './hook-target.ts';
import type { Logger } from './logger.ts';
import { NotifyQueue } from './notify-queue.ts';

/** Entries that may wait per hook and plugin where the policy does not say. */
export const NOTIFY_QUEUE_LIMIT = 1000;
/** Calls of one hook to one plugin that may be under way at once, as upstream has one goroutine per event. */
export const NOTIFY_CONCURRENCY = 16;

/** Hooks whose events must not overtake each other inside the plugin (contract: hooks.json, dispatch). */
const ONE_AT_A_TIME: ReadonlySet<HookName> = new Set(['WebSocketMessageHasBeenPosted']);

interface Entry {
  readonly args: readonly unknown[];
  readonly queuedAt: number;
}

/** The `HasBeen` hooks: told off the request path, through one bounded queue per hook and plugin. */
export class Notifier {
  readonly #caller: HookCaller;
  readonly #targets: () => readonly HookTarget[];
  readonly #logger: Logger;
  readonly #queues = new WeakMap<HookTarget, Map<HookName, NotifyQueue<Entry>>>();
  readonly #busy = new Set<NotifyQueue<Entry>>();
  #waiters: (() => void)[] = [];

  constructor(caller: HookCaller, targets: () => readonly HookTarget[], logger: Logger) {
    this.#caller = caller;
    this.#targets = targets;
    this.#logger = logger;
  }

  notify<H extends HookName>(hook: H, args: HookArgs<H>): void {
    for (const target of this.#targets()) {
      if (!target.implements(hook)) continue;
      const queue = this.#queueOf(target, hook);
      this.#busy.add(queue);
      queue.push({ args: args as readonly unknown[], queuedAt: this.#caller.startedAt() });
    }
  }

  drained(): Promise<void> {
    if (this.#busy.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#waiters.push(resolve));
  }

  #queueOf(target: HookTarget, hook: HookName): NotifyQueue<Entry> {
    let byHook = this.#queues.get(target);
    if (!byHook) this.#queues.set(target, (byHook = new Map()));
    let queue = byHook.get(hook);
    if (!queue) byHook.set(hook, (queue = this.#createQueue(target, hook)));
    return queue;
  }

  #createQueue(target: HookTarget, hook: HookName): NotifyQueue<Entry> {
    const policy = this.#caller.policy(hook).queue;
    const whenFull = policy?.whenFull ?? 'drop-oldest';
    const limit = policy?.limit ?? NOTIFY_QUEUE_LIMIT;
    const fields = { plugin_id: target.pluginId, hook };
    let dropped = 0;
    const queue = new NotifyQueue<Entry>({
      limit,
      whenFull,
      concurrency: ONE_AT_A_TIME.has(hook) ? 1 : NOTIFY_CONCURRENCY,
      run: async (entry) => {
        if (!this.#targets().includes(target)) {
          const forgotten = [entry, ...queue.clear()];
          for (const { args, queuedAt } of forgotten)
            this.#caller.note(target, hook, queuedAt, 'dropped', args);
          this.#logger.info(
            `Plugin ${target.pluginId} is gone; ${String(forgotten.length)} events for ${hook} are forgotten.`,
            fields,
          );
          return;
        }
        const startedAt = this.#caller.startedAt();
        const result = await this.#caller.call(target, hook, entry.args as HookArgs<typeof hook>);
        const [outcome, error] = endOf(result);
        this.#caller.note(target, hook, startedAt, outcome, entry.args, entry.args, error);
      },
      dropped: (entry) => {
        dropped += 1;
        this.#caller.note(target, hook, entry.queuedAt, 'dropped', entry.args);
        if (dropped > 1) return;
        const which = whenFull === 'drop-oldest' ? 'the oldest' : 'the newest';
        this.#logger.warn(
          `Plugin ${target.pluginId} does not keep up with ${hook}: ${String(limit)} events wait, ${which} are dropped until it does.`,
          fields,
        );
      },
      idle: () => {
        if (dropped > 0) {
          this.#logger.warn(
            `Plugin ${target.pluginId} keeps up with ${hook} again; ${String(dropped)} events were dropped.`,
            fields,
          );
        }
        dropped = 0;
        this.#busy.delete(queue);
        if (this.#busy.size > 0) return;
        const waiters = this.#waiters;
        this.#waiters = [];
        for (const resolve of waiters) resolve();
      },
    });
    return queue;
  }
}
