const pad = (value: number): string => String(value).padStart(2, '0');

/** `2026-11-21 14:03:09`, in the time zone of whoever reads it. */
export function timeOf(milliseconds: number): string {
  const at = new Date(milliseconds);
  const day = `${String(at.getFullYear())}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
  return `${day} ${pad(at.getHours())}:${pad(at.getMinutes())}:${pad(at.getSeconds())}`;
}

const UNITS: readonly (readonly [milliseconds: number, name: string])[] = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
  [1000, 'second'],
];

/** `5 minutes`, `1 hour`: the largest unit that fits; under a second it is `1 second`. */
export function spanOf(milliseconds: number): string {
  const [unit, name] = UNITS.find(([size]) => milliseconds >= size) ?? [1000, 'second'];
  return counted(Math.max(1, Math.round(milliseconds / unit)), name);
}

/** `1 key`, `2 keys`. */
export function counted(count: number, name: string): string {
  return `${String(count)} ${name}${count === 1 ? '' : 's'}`;
}

const STEP = 1024;

/** `3.4 MiB` and the like. */
export function readableSize(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB'];
  let size = bytes;
  while (size >= STEP && units.length > 1) {
    size /= STEP;
    units.shift();
  }
  return `${units[0] === 'B' ? String(size) : size.toFixed(1)} ${units[0] ?? ''}`;
}
