/** A value of Go's database/sql/driver; an int64 is a bigint, a float64 a number. */
export type SqlValue = null | boolean | bigint | number | string | Uint8Array | Date;
