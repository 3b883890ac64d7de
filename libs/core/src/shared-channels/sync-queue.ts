import type { After } from '../timers/after.ts';
import type { Logger } from '../logger.ts';

/** What changes in a row is sent together. */
export const SYNC_DELAY_MS = 2_000;
/** Times that something is tried again. */
export const MOST_RETRIES = 3;

export interface SyncTask {
  readonly channelId: string;
  /** '' for all of the channel. */
  readonly remoteId: string;
  /** One post again, that the remote did not take. */
  readonly postId?: string;
  /** Someone who changed. */
  readonly userId?: string;
  /** Someone whose status changed; of no channel. */
  readonly statusOf?: string;
  readonly attempt?: number;
}

export interface NextTask {
  readonly task: SyncTask;
  readonly delayMs: number;
}

export interface SyncQueueParts {
  readonly after: After;
  readonly logger: Logger;
  /** Does a task and answers what is to be done next. */
  readonly work: (task: SyncTask) => Promise<NextTask[]>;
}

/** What is to be sent to remotes: each thing waits once, remotes do not wait for one another. */
export class SyncQueue {
  readonly #parts: SyncQueueParts;
  readonly #waiting = new Map<string, () => void>();
  readonly #lines = new Map<string, Promise<void>>();
  #stopped = false;

  constructor(parts: SyncQueueParts) {
    this.#parts = parts;
  }

  add(task: SyncTask, delayMs = SYNC_DELAY_MS): void {
    const { channelId, remoteId, postId = '', userId = '', statusOf = '' } = task;
    const key = [remoteId, channelId, postId, userId, statusOf].join(':');
    if (this.#stopped || this.#waiting.has(key)) return;
    const cancel = this.#parts.after(delayMs, () => {
      this.#waiting.delete(key);
      this.#lineUp(task);
    });
    this.#waiting.set(key, cancel);
  }

  /** Nothing is begun after this; resolves when what is being sent has been. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const cancel of this.#waiting.values()) cancel();
    this.#waiting.clear();
    await Promise.all(this.#lines.values());
  }

  #lineUp(task: SyncTask): void {
    const before = this.#lines.get(task.remoteId) ?? Promise.resolve();
    const line = before
      .then(() => this.#run(task))
      .finally(() => {
        if (this.#lines.get(task.remoteId) === line) this.#lines.delete(task.remoteId);
      });
    this.#lines.set(task.remoteId, line);
  }

  async #run(task: SyncTask): Promise<void> {
    if (this.#stopped) return;
    try {
      for (const next of await this.#parts.work(task)) this.add(next.task, next.delayMs);
    } catch (error) {
      this.#failed(task, error);
    }
  }

  #failed(task: SyncTask, error: unknown): void {
    const { attempt = 0 } = task;
    const fields = { channel_id: task.channelId, remote_id: task.remoteId, attempt, error: String(error) };
    if (attempt >= MOST_RETRIES) {
      this.#parts.logger.error(
        'A shared channel could not be synchronised; the next change tries again',
        fields,
      );
      return;
    }
    this.#parts.logger.warn('A shared channel could not be synchronised', fields);
    this.add({ ...task, attempt: attempt + 1 }, SYNC_DELAY_MS * 2 ** attempt);
  }
}
