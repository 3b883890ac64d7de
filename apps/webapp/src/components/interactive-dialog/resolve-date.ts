import { DateTime } from 'luxon';

const RELATIVE = /^([+-]\d{1,3})([dwmHMS])$/;
const units = { d: 'days', w: 'weeks', m: 'months', H: 'hours', M: 'minutes', S: 'seconds' } as const;
const days: Readonly<Record<string, number>> = { yesterday: -1, today: 0, tomorrow: 1 };

/**
 * A date as dialogs name it: `2026-11-21`, a time of ISO 8601, `today`, `tomorrow`, `yesterday`, or from now on, as
 * `+7d`, `-2w`, `+1m` (months), `+2H`, `+30M` (minutes), `+90S`. Those of whole days begin at midnight in `zone`.
 * `undefined` for anything else.
 */
export function resolveDate(value: string, zone: string, now = DateTime.now()): DateTime | undefined {
  const here = now.setZone(zone);
  const day = Object.hasOwn(days, value) ? days[value] : undefined;
  if (day !== undefined) {
    return here.plus({ days: day }).startOf('day');
  }
  const [, amount, unit = ''] = RELATIVE.exec(value) ?? [];
  if (amount !== undefined) {
    const moved = here.plus({ [units[unit as keyof typeof units]]: Number(amount) });
    return 'dwm'.includes(unit) ? moved.startOf('day') : moved;
  }
  const date = DateTime.fromISO(value, { zone });
  return value !== '' && date.isValid ? date : undefined;
}

/** As it is sent: to the second, in universal time. */
export const toWire = (time: DateTime): string =>
  time.toUTC().startOf('second').toISO({ suppressMilliseconds: true }) ?? '';
