import { SqlError } from '../errors.ts';
import type { AdvisoryLocks } from '../functions/register.ts';

/** How long a statement waits for another connection of the same plugin, in ms. */
export const LOCK_WAIT_MS = 30_000;

/** Thrown out of a statement that has to wait for another connection and be run again. */
export class MustWait extends Error {
  readonly until: Promise<void>;

  constructor(until: Promise<void>) {
    super('a lock is taken');
    this.until = until;
  }
}

/** Waits for something that another connection must do; `problem` is thrown when it takes too long. */
export async function waitFor(until: Promise<void>, limitMs: number, problem: () => SqlError): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(problem()), limitMs);
  });
  try {
    await Promise.race([until, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The right to write in the plugin's file. One connection has it; the others wait in order. */
export class WriteLock {
  #owner: object | undefined;
  readonly #waiting: { readonly who: object; readonly grant: () => void }[] = [];

  /** Whether `who` would get it at once. */
  isFree(who: object): boolean {
    return this.#owner === undefined || this.#owner === who;
  }

  async take(who: object, limitMs: number): Promise<void> {
    if (this.#owner === who) return;
    if (this.#owner === undefined) {
      this.#owner = who;
      return;
    }
    const { promise, resolve } = deferred();
    const entry = { who, grant: resolve };
    this.#waiting.push(entry);
    try {
      await waitFor(promise, limitMs, () => this.#tooLong(limitMs));
    } catch (error) {
      const at = this.#waiting.indexOf(entry);
      if (at >= 0) this.#waiting.splice(at, 1);
      // Granted in the same moment in which it gave up.
      else this.free(who);
      throw error;
    }
  }

  free(who: object): void {
    if (this.#owner !== who) return;
    const next = this.#waiting.shift();
    this.#owner = next?.who;
    next?.grant();
  }

  #tooLong(limitMs: number): SqlError {
    return new SqlError('lock_not_available', 'canceling statement due to lock timeout', {
      detail: `Another transaction of this plugin has been writing for more than ${limitMs / 1000} s.`,
      hint: 'On SQLite one transaction writes at a time: commit it before writing through another connection.',
    });
  }
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve };
}

/** Advisory locks of one plugin, and who has them how often. */
export class AdvisoryTable {
  readonly #held = new Map<
    string,
    { who: object; session: number; transaction: number; freed: Promise<void>; free: () => void }
  >();

  of(who: object): AdvisoryLocks {
    return {
      take: (key, scope) => {
        if (this.#try(who, key, scope)) return;
        throw new MustWait(this.#held.get(key)?.freed ?? Promise.resolve());
      },
      tryTake: (key, scope) => this.#try(who, key, scope),
      free: (key) => this.#free(who, key, 'session'),
      freeAll: () => {
        for (const [key, lock] of this.#held)
          while (lock.who === who && lock.session > 0) this.#free(who, key, 'session');
      },
    };
  }

  /** At the end of a transaction, or of a connection. */
  release(who: object, scope: 'transaction' | 'all'): void {
    for (const [key, lock] of this.#held) {
      if (lock.who !== who) continue;
      lock.transaction = 0;
      if (scope === 'all') lock.session = 0;
      this.#dropWhenUnused(key);
    }
  }

  #try(who: object, key: string, scope: 'session' | 'transaction'): boolean {
    const lock = this.#held.get(key);
    if (lock !== undefined && lock.who !== who) return false;
    if (lock !== undefined) lock[scope]++;
    else {
      const { promise, resolve } = deferred();
      this.#held.set(key, { who, session: 0, transaction: 0, [scope]: 1, freed: promise, free: resolve });
    }
    return true;
  }

  #free(who: object, key: string, scope: 'session'): boolean {
    const lock = this.#held.get(key);
    if (lock?.who !== who || lock[scope] === 0) return false;
    lock[scope]--;
    this.#dropWhenUnused(key);
    return true;
  }

  #dropWhenUnused(key: string): void {
    const lock = this.#held.get(key);
    if (lock === undefined || lock.session > 0 || lock.transaction > 0) return;
    this.#held.delete(key);
    lock.free();
  }
}
