import type { HubEvent, ServerEvent } from './server-event.ts';

/** Carries events from the rules to the sockets. The only thing that crosses nodes; in-process now, Redis later. */
export interface EventHub {
  /** Returns at once; listeners get events in the order of publishing. */
  publish(event: ServerEvent): void;
  /** Returns the way to stop listening. */
  subscribe(listener: (event: HubEvent) => void): () => void;
  /** Hears of events the moment they are published, before anybody receives them: for what is kept in memory. */
  onPublish(listener: (event: ServerEvent) => void): void;
  /** Resolves when everything published so far was delivered. */
  drained(): Promise<void>;
}
