import { FormattedNumber } from 'react-intl';

const SIZE = 160;
const RADIUS = 60;
const AROUND = 2 * Math.PI * RADIUS;

interface DoughnutChartProps {
  parts: readonly { name: string; value: number }[];
}

/** Parts of a whole, with their names and values beside it. */
export function DoughnutChart({ parts }: DoughnutChartProps) {
  const whole = parts.reduce((sum, { value }) => sum + Math.max(0, value), 0);
  const shares = parts.map(({ value }) => (whole === 0 ? 0 : Math.max(0, value) / whole));
  return (
    <div className="doughnut">
      <svg viewBox={`0 0 ${SIZE} ${SIZE}`} aria-hidden="true">
        <circle className="doughnut__ring" cx={SIZE / 2} cy={SIZE / 2} r={RADIUS} />
        {shares.map((share, index) => (
          <circle
            key={index}
            className={`doughnut__part doughnut__part--${index % 6}`}
            cx={SIZE / 2}
            cy={SIZE / 2}
            r={RADIUS}
            strokeDasharray={`${share * AROUND} ${AROUND}`}
            strokeDashoffset={-shares.slice(0, index).reduce((sum, each) => sum + each, 0) * AROUND}
          />
        ))}
      </svg>
      <ul>
        {parts.map(({ name, value }, index) => (
          <li key={index}>
            <span className={`doughnut__key doughnut__key--${index % 6}`} aria-hidden="true" />
            {name}: <FormattedNumber value={value} />
          </li>
        ))}
      </ul>
    </div>
  );
}
