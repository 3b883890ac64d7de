import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { IconButton } from '../elements/icon-button.tsx';
import { addDays, addMonths, isSameDay, matches, startOfDay, startOfMonth, weeksOf } from './days.ts';

export interface MonthViewProps {
  selected?: Date;
  /** The month that is shown first; that of the selected day if it is left out. */
  month?: Date;
  /** Days that cannot be chosen; a `DayMatcher`, if it is one. */
  disabled?: unknown;
  locale: string;
  onChoose(day: Date): void;
}

const STEPS: Readonly<Record<string, (day: Date) => Date>> = {
  ArrowLeft: (day) => addDays(day, -1),
  ArrowRight: (day) => addDays(day, 1),
  ArrowUp: (day) => addDays(day, -7),
  ArrowDown: (day) => addDays(day, 7),
  PageUp: (day) => addMonths(day, -1),
  PageDown: (day) => addMonths(day, 1),
};

/** A month of which a day is chosen, by a press or with the arrows. */
export function MonthView({ selected, month, disabled, locale, onChoose }: MonthViewProps) {
  const text = useText();
  const grid = useRef<HTMLTableElement>(null);
  const [day, setDay] = useState(() => startOfDay(month ?? selected ?? new Date()));
  const moved = useRef(false);
  useEffect(() => {
    if (moved.current) {
      grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    }
  }, [day]);
  const weeks = weeksOf(day, firstDayOf(locale));
  const words = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options);
  const title = words({ month: 'long', year: 'numeric' }).format(day);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step !== undefined) {
      event.preventDefault();
      moved.current = true;
      setDay(step(day));
    }
  };
  const turn = (months: number) => {
    moved.current = false;
    setDay(addMonths(startOfMonth(day), months));
  };
  return (
    <div className="calendar date-picker__popper">
      <div className="calendar__head">
        <IconButton icon="chevron-left" label={text('calendar.before')} onClick={() => turn(-1)} />
        <strong aria-live="polite">{title}</strong>
        <IconButton icon="chevron-right" label={text('calendar.after')} onClick={() => turn(1)} />
      </div>
      <table ref={grid} role="grid" aria-label={title} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {weeks[0]?.map((each) => (
              <th key={each.getDay()} scope="col" abbr={words({ weekday: 'long' }).format(each)}>
                {words({ weekday: 'short' }).format(each)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={+(week[0] ?? 0)}>
              {week.map((each) => (
                <td key={+each} aria-selected={selected !== undefined && isSameDay(each, selected)}>
                  {each.getMonth() === day.getMonth() && (
                    <button
                      type="button"
                      className="calendar__day"
                      tabIndex={isSameDay(each, day) ? 0 : -1}
                      aria-label={words({ dateStyle: 'full' }).format(each)}
                      aria-current={isSameDay(each, new Date()) ? 'date' : undefined}
                      aria-disabled={matches(disabled, each) || undefined}
                      onClick={() => !matches(disabled, each) && onChoose(each)}
                    >
                      {each.getDate()}
                    </button>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** 0 for Sunday: as the browser knows it for the language, else Monday. */
function firstDayOf(locale: string): number {
  type WithWeek = Intl.Locale & { getWeekInfo?(): { firstDay: number }; weekInfo?: { firstDay: number } };
  const known = new Intl.Locale(locale) as WithWeek;
  return ((known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? 1) % 7;
}
