import { GobError } from '../errors.ts';

/** Seconds from Go's zero time, year 1, to 1970. */
const ZERO_TIME_OFFSET_SECONDS = 62_135_596_800;

/** Go's zero time.Time as milliseconds since 1970. */
export const ZERO_TIME_MS = -ZERO_TIME_OFFSET_SECONDS * 1000;

/** Writes time.Time's bytes (contract: go-plugin-wire §E.8), in UTC. */
export function timeToBytes(value: unknown): Buffer {
  if (!(value instanceof Date) || Number.isNaN(value.getTime()))
    throw new GobError('unencodable', 'a valid Date is wanted');
  const ms = value.getTime();
  const seconds = Math.floor(ms / 1000);
  const bytes = Buffer.alloc(15);
  bytes[0] = 1;
  bytes.writeBigInt64BE(BigInt(seconds + ZERO_TIME_OFFSET_SECONDS), 1);
  bytes.writeUInt32BE((ms - seconds * 1000) * 1_000_000, 9);
  bytes.writeInt16BE(-1, 13);
  return bytes;
}

/** Reads time.Time's bytes. What a Date cannot hold (below a millisecond, the zone) is lost. */
export function timeFromBytes(bytes: Buffer): Date {
  if (bytes.length === 0) return new Date(ZERO_TIME_MS);
  const length = bytes[0] === 1 ? 15 : bytes[0] === 2 ? 16 : 0;
  if (bytes.length !== length) throw new GobError('malformed', 'a time of an unknown version or length');
  const seconds = Number(bytes.readBigInt64BE(1)) - ZERO_TIME_OFFSET_SECONDS;
  const date = new Date(seconds * 1000 + Math.floor(bytes.readUInt32BE(9) / 1_000_000));
  if (Number.isNaN(date.getTime())) throw new GobError('range', 'a time beyond what a Date can hold');
  return date;
}

const GOB_TYPE: unique symbol = Symbol.for('@patchbay/rpc gob type');

/**
 * Says under which registered type a value stands in a Go interface: `asGobType('[]*model.SlackAttachment', list)`
 * for `post.props.attachments`, which Go plugins expect with its real type. The mark is not enumerable, so that
 * JSON and equality do not see it; values decoded from an interface carry it already.
 */
export function asGobType<T extends object>(name: string, value: T): T {
  Object.defineProperty(value, GOB_TYPE, { value: name, configurable: true });
  return value;
}

/** The registered type a value was marked with. */
export function gobTypeOf(value: object): string | undefined {
  return (value as { [GOB_TYPE]?: string })[GOB_TYPE];
}

/** Makes records without a prototype: a key like `constructor` or `__proto__` is only a key. */
export const Dictionary = function Dictionary() {
  // As fast as a class instance, unlike Object.create(null).
} as unknown as new () => Record<string, unknown>;
Dictionary.prototype = Object.create(null);
