/**
 * What mattermost-redux asks of `moment-timezone`, whose place this takes in the build: how far a zone is from UTC at
 * a moment, in minutes, positive in the west as with `Date`. Undefined for a zone that there is not.
 */
function zone(name: string): { utcOffset(timestamp: number): number } | undefined {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', { timeZone: name, ...FIELDS });
  } catch {
    return undefined;
  }
  return { utcOffset: (timestamp) => (wholeMinutes(timestamp) - wallClock(format, timestamp)) / MINUTE_MS };
}

const MINUTE_MS = 60_000;
const FIELDS = {
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
} as const;

const wholeMinutes = (timestamp: number) => Math.floor(timestamp / MINUTE_MS) * MINUTE_MS;

/** What clocks there show, as if it were UTC, in milliseconds. */
function wallClock(format: Intl.DateTimeFormat, timestamp: number): number {
  const parts = Object.fromEntries(
    format.formatToParts(timestamp).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute);
}

export default { tz: { zone } };
