import type { WebsocketBroadcast } from '@patchbay/contract';
import type { Logger } from '../logger.ts';
import { fill } from '../model/fill.ts';
import type { EventHub } from './event-hub.ts';
import type { HubEvent, ServerEvent } from './server-event.ts';
import { audienceOf, type AudienceSource } from './audience.ts';

/** The hub of a single node: who receives is looked up when the event is delivered, one event after the other. */
export class InProcessEventHub implements EventHub {
  readonly #source: AudienceSource;
  readonly #logger: Logger;
  readonly #listeners = new Set<(event: HubEvent) => void>();
  readonly #watchers: ((event: ServerEvent) => void)[] = [];
  #tail: Promise<void> = Promise.resolve();

  constructor(source: AudienceSource, logger: Logger) {
    this.#source = source;
    this.#logger = logger;
  }

  onPublish(listener: (event: ServerEvent) => void): void {
    this.#watchers.push(listener);
  }

  publish(event: ServerEvent): void {
    for (const watcher of this.#watchers) watcher(event);
    this.#tail = this.#tail.then(() => this.#deliver(event));
  }

  subscribe(listener: (event: HubEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  drained(): Promise<void> {
    return this.#tail;
  }

  async #deliver({ event, data, broadcast: given, plugin }: ServerEvent): Promise<void> {
    try {
      const broadcast = fill<WebsocketBroadcast>('model.WebsocketBroadcast', given ?? {});
      const receives = await audienceOf(broadcast, this.#source, plugin);
      for (const listener of this.#listeners) this.#tell(listener, { event, data, broadcast, receives });
    } catch (error) {
      this.#logger.error('An event was lost: its receivers could not be found', {
        event,
        error: String(error),
      });
    }
  }

  #tell(listener: (event: HubEvent) => void, event: HubEvent): void {
    try {
      listener(event);
    } catch (error) {
      this.#logger.error('A listener of the event hub failed', { event: event.event, error: String(error) });
    }
  }
}
