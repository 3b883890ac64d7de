import { FormattedNumber } from 'react-intl';
import { Text } from '../../../i18n/text.tsx';
import type { HookFigures } from '../../../rest/plugin-usage.ts';

/** How long the hooks of a plugin take: the median within the time of 95 of 100 calls, all to one scale. */
export function HookBars({ hooks }: { hooks: readonly HookFigures[] }) {
  const longest = Math.max(...hooks.map(({ p95 }) => p95), Number.EPSILON);
  const width = (duration: number) => `${String(Math.min(100, (duration / longest) * 100))}%`;
  return (
    <ul className="hook-bars">
      {hooks.map(({ hook, calls, failures, timeouts, passedOver, dropped, p50, p95 }) => (
        <li key={hook} className="hook-bars__row">
          <span className="hook-bars__name">{hook}</span>
          <span className="hook-bars__bar" aria-hidden="true">
            <span className="hook-bars__p95" style={{ width: width(p95) }} />
            <span className="hook-bars__p50" style={{ width: width(p50) }} />
          </span>
          <span className="hook-bars__words">
            <Text
              id="figures.hook"
              values={{ calls, p50: <Duration ms={p50} />, p95: <Duration ms={p95} /> }}
            />
            {failures + passedOver + dropped > 0 && (
              <span className="error-text">
                {' '}
                <Text id="figures.troubles" values={{ failures, timeouts, passedOver, dropped }} />
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Duration({ ms }: { ms: number }) {
  return (
    <FormattedNumber
      value={ms}
      style="unit"
      unit="millisecond"
      unitDisplay="short"
      maximumSignificantDigits={3}
    />
  );
}
