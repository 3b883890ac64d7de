import { FormattedNumber } from 'react-intl';

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
const STEP = 1000;

/** A size in the largest unit that leaves a whole number before the point. */
export function Bytes({ value }: { value: number }) {
  const power = value < STEP ? 0 : Math.min(Math.floor(Math.log10(value) / 3), units.length - 1);
  return (
    <FormattedNumber
      value={value / STEP ** power}
      style="unit"
      unit={units[power]}
      unitDisplay={power === 0 ? 'long' : 'short'}
      maximumFractionDigits={power === 0 ? 0 : 1}
    />
  );
}
