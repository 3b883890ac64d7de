import { toActionError } from '../actions/result.ts';
import type { WebFailure } from '../rest/web-failure.ts';

/** What is kept for later at most; more of it says nothing new. */
const MAX_WAITING = 50;
const MAX_MESSAGE_LENGTH = 500;
const MAX_STACK_LENGTH = 4000;
const TOO_MANY_REQUESTS = 429;
const SERVER_ERROR = 500;

interface Options {
  /** Rejects with what the server said. */
  send(failure: WebFailure): Promise<void>;
  /** The server takes reports only from people who are logged in. */
  isLoggedIn(): boolean;
}

/**
 * Reports faults of web halves, each plugin, version and place once: a component that throws with every message is one
 * fault. What happens before the login, or while the server is away, is kept until {@link flush}.
 */
export class WebFailureReporter {
  readonly #options: Options;
  readonly #seen = new Set<string>();
  #waiting: WebFailure[] = [];

  constructor(options: Options) {
    this.#options = options;
  }

  report(pluginId: string, version: string, location: string, error: unknown): void {
    const key = JSON.stringify([pluginId, version, location]);
    if (this.#seen.has(key) || this.#waiting.length >= MAX_WAITING) {
      return;
    }
    this.#seen.add(key);
    const { message, stack } = wordsOf(error);
    this.#waiting.push({
      pluginId,
      version,
      location,
      message: message.slice(0, MAX_MESSAGE_LENGTH),
      stack: stack.slice(0, MAX_STACK_LENGTH),
    });
    this.flush();
  }

  /** After a login, and when the server is back. */
  flush(): void {
    if (this.#options.isLoggedIn()) {
      const failures = this.#waiting;
      this.#waiting = [];
      for (const failure of failures) {
        void this.#send(failure);
      }
    }
  }

  /** The plugin was taken out; what it does after it comes back is told again. */
  forget(pluginId: string): void {
    for (const key of [...this.#seen]) {
      if ((JSON.parse(key) as string[])[0] === pluginId) {
        this.#seen.delete(key);
      }
    }
  }

  async #send(failure: WebFailure): Promise<void> {
    try {
      await this.#options.send(failure);
    } catch (error) {
      const { statusCode } = toActionError(error);
      const isPassing = statusCode === 0 || statusCode === TOO_MANY_REQUESTS || statusCode >= SERVER_ERROR;
      if (isPassing && this.#waiting.length < MAX_WAITING) {
        this.#waiting.push(failure);
      }
    }
  }
}

/** Plugins throw whatever they like. */
function wordsOf(error: unknown): { message: string; stack: string } {
  if (error instanceof Error || (typeof error === 'object' && error !== null && 'message' in error)) {
    const { message, stack } = error as Error;
    return { message: String(message), stack: typeof stack === 'string' ? stack : '' };
  }
  try {
    return { message: String(error), stack: '' };
  } catch {
    return { message: 'something that has no text was thrown', stack: '' };
  }
}
