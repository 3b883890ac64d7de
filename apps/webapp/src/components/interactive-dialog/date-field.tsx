import { DateTime } from 'luxon';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { FieldProps } from './field-row.tsx';
import { resolveDate, toWire } from './resolve-date.ts';

const DAY_MINUTES = 1_440;

/** A day, and for `datetime` a time of it, in the zone that the dialog names or in the person's. */
export function DateField({ id, field, value, zone, isFirst, isInvalid, describedBy, onChange }: FieldProps) {
  const text = useText();
  const intl = useIntl();
  const { dates } = field;
  const here = dates.timezone || zone;
  const withTime = field.type === 'datetime';
  const given = resolveDate(typeof value === 'string' ? value : '', here);
  const [day, setDay] = useState(given?.toISODate() ?? '');
  const [time, setTime] = useState(given === undefined ? '' : given.toFormat('HH:mm'));
  const min = resolveDate(dates.min, here)?.toISODate() ?? undefined;
  const max = resolveDate(dates.max, here)?.toISODate() ?? undefined;

  const change = (nextDay: string, nextTime: string) => {
    setDay(nextDay);
    setTime(nextTime);
    if (nextDay === '') {
      onChange(null);
    } else if (!withTime) {
      onChange(nextDay);
    } else {
      const chosen = DateTime.fromISO(`${nextDay}T${nextTime || '00:00'}`, { zone: here });
      onChange(nextTime === '' || !chosen.isValid ? null : toWire(chosen));
    }
  };

  const shared = {
    className: 'form-control',
    'aria-describedby': describedBy,
    'aria-invalid': isInvalid || undefined,
  };
  const dayField = (
    <input
      {...shared}
      id={id}
      type="date"
      value={day}
      min={min}
      max={max}
      data-autofocus={isFirst ? true : undefined}
      aria-label={withTime ? text('interactive.day') : undefined}
      onChange={(event) => change(event.target.value, time)}
    />
  );
  if (!withTime) {
    return dayField;
  }
  return (
    <div className="interactive-dialog__when">
      {dayField}
      {dates.isTyped ? (
        <input
          {...shared}
          type="time"
          value={time}
          aria-label={text('interactive.time')}
          onChange={(event) => change(day, event.target.value)}
        />
      ) : (
        <select
          {...shared}
          value={time}
          aria-label={text('interactive.time')}
          onChange={(event) => change(day, event.target.value)}
        >
          <option value="">{text('interactive.chooseTime')}</option>
          {times(dates.interval, time).map((one) => (
            <option key={one} value={one}>
              {intl.formatTime(new Date(`2000-01-01T${one}Z`), { timeZone: 'UTC' })}
            </option>
          ))}
        </select>
      )}
      {dates.timezone !== '' && (
        <small className="interactive-dialog__zone">
          <Text id="interactive.zone" values={{ zone: dates.timezone }} />
        </small>
      )}
    </div>
  );
}

/** The times of a day, and the one that is there although it is between them. */
function times(interval: number, there: string): string[] {
  const step = interval >= 1 && interval <= DAY_MINUTES ? Math.floor(interval) : DAY_MINUTES;
  const all = Array.from({ length: Math.ceil(DAY_MINUTES / step) }, (_, index) => {
    const minutes = index * step;
    return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
  });
  return there === '' || all.includes(there) ? all : [...all, there].sort();
}
