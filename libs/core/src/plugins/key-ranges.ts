/** Keys after one, up to and with another, in the database's order. */
export interface KeyRange {
  readonly after: string;
  readonly last: string;
}

/** Keys whose sizes are asked for at once, and the bytes of values that are touched at once unless one is larger. */
export const KEYS_AT_ONCE = 500;
const BYTES_AT_ONCE = 1_048_576;

/**
 * Takes all keys of a plugin piece by piece, about a megabyte of values each, so that neither memory nor the event loop
 * has to bear them at once. `next` answers the first keys after one, in their order, with the bytes of their values.
 */
export async function* keyRanges(
  next: (after: string) => Promise<readonly { pkey: string; bytes: unknown }[]>,
): AsyncGenerator<KeyRange> {
  let after = '';
  for (;;) {
    const keys = await next(after);
    let bytes = 0;
    const last = keys.find((row) => (bytes += Number(row.bytes ?? 0)) >= BYTES_AT_ONCE) ?? keys.at(-1);
    if (!last) return;
    yield { after, last: last.pkey };
    after = last.pkey;
    // SQLite answers at once, so without this nothing else would get its turn before the end.
    await new Promise((resolve) => setImmediate(resolve));
  }
}
