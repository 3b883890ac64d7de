import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { refuse } from '../errors.ts';
import type { KeyValueRepository } from './key-value.repository.ts';

const LONGEST_KEY = 150;
const LONGEST_PLUGIN_ID = 190;
const DEFAULT_PER_PAGE = 10;
/** More than a plugin's store holds, and fewer than a database's LIMIT can count. */
const MOST_PER_PAGE = 2 ** 31 - 1;
const SECOND_MS = 1_000;

export interface KeyValueOptions {
  /** Set only if the current value is `oldValue`; undefined means only if there is none. */
  atomic?: boolean;
  oldValue?: Uint8Array | undefined;
  /** 0 never expires; a negative number of seconds has expired already. */
  expireInSeconds?: number;
}

/** The plugins' key-value store: bytes under keys, a namespace for each plugin (contract: management §14). */
export class KeyValueService {
  readonly #database: Database;
  readonly #values: KeyValueRepository;
  readonly #clock: Clock;

  constructor(database: Database, values: KeyValueRepository, clock: Clock) {
    this.#database = database;
    this.#values = values;
    this.#clock = clock;
  }

  /** Undefined when there is none, or it has expired. */
  async get(pluginId: string, key: string): Promise<Uint8Array | undefined> {
    if (key.includes('\0')) return undefined;
    return this.#values.get(pluginId, key, this.#clock.now());
  }

  /**
   * Sets a value; none (or an empty one, which is what Go's nil becomes on the wire) deletes it. Answers whether it
   * was set: an atomic set whose old value does not match answers false.
   */
  async set(
    pluginId: string,
    key: string,
    value: Uint8Array | undefined,
    options: KeyValueOptions = {},
  ): Promise<boolean> {
    assertNamed(pluginId, key);
    const oldValue = orNone(options.oldValue);
    if (!options.atomic && oldValue)
      throw refuse('model.plugin_kvset_options.is_valid.old_value.app_error', 'KVSetWithOptions');
    const newValue = orNone(value);
    const now = this.#clock.now();
    const row = { plugin_id: pluginId, key, value: newValue ?? null, expire_at: expiry(now, options) };
    return this.#database.transaction(async (tx) => {
      if (options.atomic && oldValue)
        return newValue
          ? this.#values.replace(tx, row, oldValue, now)
          : this.#values.deleteUnchanged(tx, pluginId, key, oldValue, now);
      if (options.atomic) return newValue ? this.#values.insert(tx, row, now) : false;
      if (newValue) await this.#values.set(tx, row);
      else await this.#values.delete(tx, pluginId, key);
      return true;
    });
  }

  /** Deletes if the current value is `oldValue`; without an old value it never does. */
  async compareAndDelete(pluginId: string, key: string, oldValue: Uint8Array | undefined): Promise<boolean> {
    if (!orNone(oldValue)) return false;
    return this.set(pluginId, key, undefined, { atomic: true, oldValue });
  }

  async delete(pluginId: string, key: string): Promise<void> {
    if (key.includes('\0')) return;
    await this.#database.transaction((tx) => this.#values.delete(tx, pluginId, key));
  }

  async deleteAll(pluginId: string): Promise<void> {
    await this.#database.transaction((tx) => this.#values.deleteAll(tx, pluginId));
  }

  /** Keys in their order; `perPage` of 0 or less means 10. */
  list(pluginId: string, page: number, perPage: number): Promise<string[]> {
    const take = Math.min(perPage > 0 ? perPage : DEFAULT_PER_PAGE, MOST_PER_PAGE);
    const skip = Math.min(Math.max(page, 0) * take, Number.MAX_SAFE_INTEGER);
    return this.#values.keys(pluginId, skip, take, this.#clock.now());
  }

  /** Removes what has expired, piece by piece. */
  async deleteExpired(): Promise<void> {
    const now = this.#clock.now();
    while (await this.#database.transaction((tx) => this.#values.deleteExpired(tx, now)));
  }
}

/** PostgreSQL has no room for NUL in a text, so no key has one. */
function assertNamed(pluginId: string, key: string): void {
  const length = [...key].length;
  if (length === 0 || length > LONGEST_KEY || key.includes('\0'))
    throw refuse('model.plugin_key_value.is_valid.key.app_error', 'PluginKeyValue.IsValid');
  if (pluginId === '' || [...pluginId].length > LONGEST_PLUGIN_ID)
    throw refuse('model.plugin_key_value.is_valid.plugin_id.app_error', 'PluginKeyValue.IsValid');
}

/** Milliseconds; 0 never. A plugin may ask for more seconds than there are milliseconds that the column holds. */
function expiry(now: number, { expireInSeconds = 0 }: KeyValueOptions): number {
  if (expireInSeconds === 0) return 0;
  const at = now + Number(expireInSeconds) * SECOND_MS;
  return Math.trunc(Math.min(Math.max(at, 1), Number.MAX_SAFE_INTEGER));
}

function orNone(value: Uint8Array | undefined): Uint8Array | undefined {
  return value && value.length > 0 ? value : undefined;
}
