/** What a plugin says to itself on other nodes. */
export interface ClusterMessage {
  readonly pluginId: string;
  readonly eventId: string;
  readonly data: Uint8Array;
}

export interface ClusterSendOptions {
  /** One node; '' for all others. */
  readonly targetId: string;
  /** Whether it must arrive; otherwise it may be dropped where too much waits. */
  readonly reliable: boolean;
}

/** The way from one node to the others. What a node sends never comes back to itself. */
export interface ClusterBus {
  readonly nodeId: string;
  /** Resolves when the message is on its way. Rejects for a target that is not there. */
  send(message: ClusterMessage, options: ClusterSendOptions): Promise<void>;
  /** One at a time, in the order of the sender; a listener that rejects is told of nothing more than the next. */
  listen(listener: (message: ClusterMessage) => Promise<void>): () => void;
}
