import type { ClusterBus, ClusterMessage, ClusterSendOptions } from './cluster-bus.ts';

/** Messages that need not arrive are dropped beyond these. */
const WAITING = 1_000;

class Node implements ClusterBus {
  readonly nodeId: string;
  readonly #others: () => Iterable<Node>;
  readonly #listeners = new Set<(message: ClusterMessage) => Promise<void>>();
  #tail: Promise<void> = Promise.resolve();
  #waiting = 0;

  constructor(nodeId: string, others: () => Iterable<Node>) {
    this.nodeId = nodeId;
    this.#others = others;
  }

  async send(message: ClusterMessage, { reliable, targetId }: ClusterSendOptions): Promise<void> {
    const nodes = [...this.#others()].filter((node) => targetId === '' || node.nodeId === targetId);
    if (targetId !== '' && nodes.length === 0)
      throw new Error(`There is no other node ${targetId} in the cluster.`);
    for (const node of nodes) node.receive(message, reliable);
  }

  listen(listener: (message: ClusterMessage) => Promise<void>): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  receive(message: ClusterMessage, reliable: boolean): void {
    if (!reliable && this.#waiting >= WAITING) return;
    this.#waiting++;
    // The sender may go on with its bytes.
    const own = { ...message, data: message.data.slice() };
    this.#tail = this.#tail.then(async () => {
      await Promise.allSettled([...this.#listeners].map(async (listener) => listener(own)));
      this.#waiting--;
    });
  }

  settled(): Promise<void> {
    return this.#tail;
  }
}

/** Nodes in one process: what a cluster does, without a network between. */
export class InProcessCluster {
  readonly #nodes = new Map<string, Node>();

  /** The end of one node. A name joins once. */
  join(nodeId: string): ClusterBus {
    if (this.#nodes.has(nodeId)) throw new Error(`A node ${nodeId} is in the cluster already.`);
    const node: Node = new Node(nodeId, () => [...this.#nodes.values()].filter((other) => other !== node));
    this.#nodes.set(nodeId, node);
    return node;
  }

  /** Resolves when everything that was sent has been heard. */
  async settled(): Promise<void> {
    await Promise.all([...this.#nodes.values()].map((node) => node.settled()));
  }
}
