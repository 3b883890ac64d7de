import type { SqlValue } from '../values.ts';

/** What SQLite passes to a function of ours, with whole numbers as bigint. */
export type Argument = null | bigint | number | string | Uint8Array;

/** A function that SQLite calls. Booleans go back as 1 and 0. */
export interface SqlFunction {
  readonly call: (...args: Argument[]) => Exclude<SqlValue, boolean | Date>;
  /** The same for the same arguments, so that an index may hold it. */
  readonly fixed?: boolean;
  /** Any number of arguments; the length of `call` otherwise. */
  readonly varargs?: boolean;
}

export const yes = 1n;
export const no = 0n;
export const truth = (value: boolean): bigint => (value ? yes : no);

/** As text, the way PostgreSQL would cast it. */
export function textOf(value: Argument): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8');
  return String(value);
}

export function bytesOf(value: Argument): Buffer {
  return value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(textOf(value));
}

/** A function that is NULL when any of its arguments is. */
export function strict(
  call: SqlFunction['call'],
  more: Omit<SqlFunction, 'call'> = { fixed: true },
): SqlFunction {
  const wrapped = (...args: Argument[]): ReturnType<SqlFunction['call']> =>
    args.includes(null) ? null : call(...args);
  Object.defineProperty(wrapped, 'length', { value: call.length });
  return { ...more, call: wrapped };
}
