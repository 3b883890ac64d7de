import {
  FloatingFocusManager,
  FloatingPortal,
  autoUpdate,
  flip,
  offset,
  shift,
  useDismiss,
  useFloating,
  useInteractions,
  useRole,
} from '@floating-ui/react';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { useText } from '../../i18n/use-text.ts';
import { record } from '../../rest/fields.ts';
import { portalRoot } from '../profile/portal-root.ts';
import { MonthView } from './month-view.tsx';

const GAP_PX = 5;

interface DatePickerProps {
  /** What the calendar opens beside. */
  children: ReactNode;
  /** Of react-day-picker 8, as far as one day is chosen: selected, month, defaultMonth, disabled, onSelect, onDayClick. */
  datePickerProps: unknown;
  isPopperOpen: boolean;
  handlePopperOpenState(isOpen: boolean): void;
  locale?: string;
}

const dateOf = (value: unknown): Date | undefined =>
  value instanceof Date && !Number.isNaN(+value) ? value : undefined;

/** `window.Components.DatePicker`: something that a calendar opens beside (contract: webapp §3). */
export function DatePicker({ children, datePickerProps, isPopperOpen, ...props }: DatePickerProps) {
  const text = useText();
  const intl = useIntl();
  const { refs, floatingStyles, context } = useFloating({
    open: isPopperOpen,
    onOpenChange: (isOpen) => props.handlePopperOpenState(isOpen),
    placement: 'bottom-start',
    middleware: [offset(GAP_PX), flip(), shift({ padding: GAP_PX })],
    whileElementsMounted: autoUpdate,
  });
  const { getReferenceProps, getFloatingProps } = useInteractions([useDismiss(context), useRole(context)]);
  const { selected, month, defaultMonth, disabled, onSelect, onDayClick } = record(datePickerProps);
  const choose = (day: Date) => {
    const modifiers = { selected: dateOf(selected)?.toDateString() === day.toDateString() };
    if (typeof onDayClick === 'function') {
      (onDayClick as (day: Date, modifiers: object) => void)(day, modifiers);
    }
    if (typeof onSelect === 'function') {
      (onSelect as (day: Date, chosen: Date, modifiers: object) => void)(day, day, modifiers);
    }
  };
  return (
    <div>
      <div ref={refs.setReference} {...getReferenceProps()}>
        {children}
      </div>
      {isPopperOpen && (
        <FloatingPortal root={portalRoot()}>
          <FloatingFocusManager context={context}>
            <div
              ref={refs.setFloating}
              style={floatingStyles}
              className="calendar-popover"
              aria-label={text('calendar.label')}
              {...getFloatingProps()}
            >
              <MonthView
                selected={dateOf(selected)}
                month={dateOf(month) ?? dateOf(defaultMonth)}
                disabled={disabled}
                locale={localeOf(props.locale) ?? intl.locale}
                onChoose={choose}
              />
            </div>
          </FloatingFocusManager>
        </FloatingPortal>
      )}
    </div>
  );
}

/** One that the browser knows; a plugin may give anything. */
function localeOf(locale: unknown): string | undefined {
  try {
    return Intl.getCanonicalLocales(locale as string)[0];
  } catch {
    return undefined;
  }
}
