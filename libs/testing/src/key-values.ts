import { AppError } from '@patchbay/contract';

const LONGEST_KEY = 150;
const DEFAULT_PER_PAGE = 10;
const SECOND_MS = 1_000;

export interface KeyValueOptions {
  /** Set only if the current value is `oldValue`; none means only if there is none. */
  readonly atomic?: boolean;
  readonly oldValue?: Uint8Array | undefined;
  /** 0 never expires; a negative number of seconds has expired already. */
  readonly expireInSeconds?: number;
}

/** A plugin's key-value store, in memory, with the rules of the server's (contract: management §14). */
export class KeyValues {
  readonly #now: () => number;
  readonly #rows = new Map<string, { value: Uint8Array; expireAt: number }>();

  /** now: milliseconds since 1970 */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Undefined when there is none, or it has expired. */
  get(key: string): Uint8Array | undefined {
    const row = this.#rows.get(key);
    if (row === undefined || (row.expireAt !== 0 && row.expireAt <= this.#now())) return undefined;
    return Uint8Array.from(row.value);
  }

  /** Sets a value; none, or an empty one, deletes it. Answers whether it did: an old value may not match. */
  set(key: string, given: Uint8Array | undefined, options: KeyValueOptions = {}): boolean {
    const { atomic = false, oldValue, expireInSeconds = 0 } = options;
    const length = [...key].length;
    if (length === 0 || length > LONGEST_KEY)
      throw refusal('model.plugin_key_value.is_valid.key.app_error', 'A key has 1 to 150 characters.');
    if (!atomic && orNone(oldValue))
      throw refusal(
        'model.plugin_kvset_options.is_valid.old_value.app_error',
        'An old value goes with Atomic only.',
      );
    const value = orNone(given);
    if (atomic) {
      const current = this.get(key);
      if (!same(current, orNone(oldValue)) || (!value && !current)) return false;
    }
    if (value === undefined) this.#rows.delete(key);
    else
      this.#rows.set(key, {
        value: Uint8Array.from(value),
        expireAt: expireInSeconds === 0 ? 0 : this.#now() + expireInSeconds * SECOND_MS,
      });
    return true;
  }

  /** Deletes if the current value is the old one; without an old one it never does. */
  compareAndDelete(key: string, oldValue: Uint8Array | undefined): boolean {
    return orNone(oldValue) !== undefined && this.set(key, undefined, { atomic: true, oldValue });
  }

  delete(key: string): void {
    this.#rows.delete(key);
  }

  clear(): void {
    this.#rows.clear();
  }

  /** Keys in their order; `perPage` of 0 or less means 10. */
  list(page: number, perPage: number): string[] {
    const take = perPage > 0 ? perPage : DEFAULT_PER_PAGE;
    const keys = [...this.#rows.keys()].filter((key) => this.get(key) !== undefined);
    keys.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    return keys.slice(Math.max(page, 0) * take, (Math.max(page, 0) + 1) * take);
  }
}

function refusal(id: string, message: string): AppError {
  return new AppError(id, 'KVSetWithOptions', 400, message);
}

/** Go's nil and an empty value are the same on the wire. */
function orNone(value: Uint8Array | undefined | null): Uint8Array | undefined {
  return value && value.length > 0 ? value : undefined;
}

function same(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a === undefined || b === undefined ? a === b : Buffer.compare(a, b) === 0;
}
