import { describe, expect, it } from '@jest/globals';
import moment from 'moment-timezone';
import offsets from './offset-of-zone.ts';

const summer = Date.UTC(2026, 6, 1, 12, 34, 56);
const winter = Date.UTC(2026, 0, 1, 23, 59, 59);

describe('how far a zone is from UTC', () => {
  it.each(['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Kiritimati'])(
    'is for %s what the library says whose place this takes',
    (name) => {
      for (const timestamp of [summer, winter]) {
        expect(offsets.tz.zone(name)?.utcOffset(timestamp)).toBe(moment.tz.zone(name)?.utcOffset(timestamp));
      }
    },
  );

  it('is unknown for a zone that there is not', () => {
    expect(offsets.tz.zone('Nowhere/AtAll')).toBeUndefined();
  });
});
