const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** How long ago a time was, in milliseconds since 1970, in the largest whole unit. */
export function relativeTime(at: number, now = Date.now()) {
  const seconds = Math.max(0, Math.round((now - at) / 1000));
  const [unit, length] = units.find(([, size]) => seconds >= size) ?? (['minute', 60] as const);
  return { value: -Math.floor(seconds / length), unit, numeric: 'auto' as const };
}
