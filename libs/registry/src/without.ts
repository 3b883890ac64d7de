/** The record without one key; the same record when it has no such key. */
export function without<Value>(
  record: Readonly<Record<string, Value>>,
  key: string,
): Readonly<Record<string, Value>> {
  if (!Object.hasOwn(record, key)) {
    return record;
  }
  return Object.fromEntries(Object.entries(record).filter(([other]) => other !== key));
}

/** The record without the values that match; the same record when none does. */
export function withoutValues<Value>(
  record: Readonly<Record<string, Value>>,
  matches: (value: Value) => boolean,
): Readonly<Record<string, Value>> {
  const kept = Object.entries(record).filter(([, value]) => !matches(value));
  return kept.length === Object.keys(record).length ? record : Object.fromEntries(kept);
}
