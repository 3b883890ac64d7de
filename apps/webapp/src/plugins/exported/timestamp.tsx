import type { ReactNode } from 'react';
import { FormattedDate, FormattedRelativeTime, FormattedTime } from 'react-intl';
import { useNow } from '../../components/elements/use-now.ts';
import { relativeTime } from '../../components/threads/relative-time.ts';

interface TimestampProps {
  value?: number | string | Date;
  /** False leaves the date out, or the time. */
  useDate?: unknown;
  useTime?: unknown;
  /** How long ago, in units: then it is said in words. */
  useRelative?: unknown;
  units?: unknown;
  className?: string;
  children?: (formatted: { formatted: ReactNode }) => ReactNode;
}

/** A moment as the reader writes it: `window.Components.Timestamp` (contract: webapp §3). */
export function Timestamp(props: TimestampProps) {
  const { value = Date.now(), useDate, useTime, useRelative, units, className, children } = props;
  const isRelative = units !== undefined || (useRelative !== undefined && useRelative !== false);
  const now = useNow(isRelative);
  const at = new Date(value);
  if (Number.isNaN(at.getTime())) {
    return null;
  }
  const formatted = isRelative ? (
    <FormattedRelativeTime {...relativeTime(at.getTime(), now)} />
  ) : (
    <>
      {useDate !== false && <FormattedDate value={at} />}
      {useDate !== false && useTime !== false && ' '}
      {useTime !== false && <FormattedTime value={at} />}
    </>
  );
  return typeof children === 'function' ? (
    <>{children({ formatted })}</>
  ) : (
    <time className={className} dateTime={at.toISOString()}>
      {formatted}
    </time>
  );
}
