import { FormattedDate } from 'react-intl';

/** A point in time, in milliseconds since 1970, to the second. */
export function Moment({ at }: { at: number }) {
  if (at <= 0) {
    return <>–</>;
  }
  return (
    <time dateTime={new Date(at).toISOString()}>
      <FormattedDate value={at} dateStyle="medium" timeStyle="medium" />
    </time>
  );
}
