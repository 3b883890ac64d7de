/** One event of the socket, as plugins get it (contract: webapp §8). */
export interface SocketMessage {
  event: string;
  data: Record<string, unknown>;
  broadcast: Record<string, unknown>;
  seq: number;
}

type EventHandler = (message: SocketMessage) => void;
type ReconnectHandler = () => void;
type OnError = (pluginId: string, error: unknown) => void;

/**
 * The socket handlers of all plugins: one per plugin and event, one reconnect handler per plugin. A handler that
 * throws is reported under its plugin and keeps no other plugin from its event.
 */
export class PluginEventHandlers {
  readonly #events = new Map<string, Map<string, EventHandler>>();
  readonly #reconnect = new Map<string, ReconnectHandler>();
  readonly #onError: OnError;

  constructor(onError: OnError) {
    this.#onError = onError;
  }

  setEventHandler(pluginId: string, event: string, handler: EventHandler): void {
    const ofPlugin = this.#events.get(pluginId) ?? new Map<string, EventHandler>();
    this.#events.set(pluginId, ofPlugin.set(event, handler));
  }

  removeEventHandler(pluginId: string, event: string): void {
    this.#events.get(pluginId)?.delete(event);
  }

  setReconnectHandler(pluginId: string, handler: ReconnectHandler): void {
    this.#reconnect.set(pluginId, handler);
  }

  removeReconnectHandler(pluginId: string): void {
    this.#reconnect.delete(pluginId);
  }

  removePlugin(pluginId: string): void {
    this.#events.delete(pluginId);
    this.#reconnect.delete(pluginId);
  }

  /** Call it after the host's own handling of the event. */
  handle(message: SocketMessage): void {
    for (const [pluginId, handlers] of [...this.#events]) {
      const handler = handlers.get(message.event);
      if (handler !== undefined) {
        this.#guarded(pluginId, () => handler(message));
      }
    }
  }

  reconnected(): void {
    for (const [pluginId, handler] of [...this.#reconnect]) {
      this.#guarded(pluginId, handler);
    }
  }

  #guarded(pluginId: string, call: () => void): void {
    try {
      call();
    } catch (error) {
      this.#onError(pluginId, error);
    }
  }
}
