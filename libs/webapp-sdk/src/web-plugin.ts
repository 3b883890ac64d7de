import type { GlobalState } from './models.ts';
import type { PluginRegistry } from './plugin-registry.ts';
import type { Store } from './store.ts';

/**
 * The web half of a plugin.
 *
 * `initialize` may be asynchronous; a host gives it 30 seconds from the moment its script is added. It can run
 * before anyone is logged in, so `entities.users.currentUserId` may be ''.
 */
export interface WebPlugin<State = GlobalState> {
  initialize(registry: PluginRegistry, store: Store<State>): void | Promise<void>;
  /** Undo what the registry does not know of: DOM nodes, store subscriptions, timers, own sockets. */
  uninitialize?(): void;
}
