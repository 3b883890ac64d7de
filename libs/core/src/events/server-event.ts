import type { Session, WebsocketBroadcast } from '@patchbay/contract';

/** An event for the sockets. `broadcast` fields left out mean "everyone" (contract: management §10). */
export interface ServerEvent {
  event: string;
  data: Record<string, unknown>;
  broadcast?: Partial<WebsocketBroadcast>;
  /** Only to those of them whom this plugin is for, which is restricted to some. */
  plugin?: string;
}

/** What the rule about who receives needs to know of a connection. */
export interface EventConnection {
  readonly connectionId: string;
  readonly session: Session;
}

/** An event whose receivers are known. */
export interface HubEvent {
  readonly event: string;
  readonly data: Record<string, unknown>;
  /** As it goes on the wire, with every field set. */
  readonly broadcast: WebsocketBroadcast;
  /** The one rule for both sockets: whether this authenticated connection gets the event. */
  receives(connection: EventConnection): boolean;
}
