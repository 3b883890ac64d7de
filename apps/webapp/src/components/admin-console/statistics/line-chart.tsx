import { FormattedNumber } from 'react-intl';
import { ChartTable } from './chart-table.tsx';
import { roundUp } from './round-up.ts';

const WIDTH = 720;
const HEIGHT = 200;
const LEFT = 44;
const BOTTOM = 24;
const TOP = 10;
/** Half of the last label. */
const RIGHT = 28;
const GRID_LINES = 4;
/** So many labels fit below the line. */
const MOST_LABELS = 8;

export interface ChartLine {
  name: string;
  /** One for each label. */
  values: readonly number[];
}

interface LineChartProps {
  title: string;
  labels: readonly string[];
  lines: readonly ChartLine[];
}

/** Lines over labels, and the same as a table for who cannot see them. */
export function LineChart({ title, labels, lines }: LineChartProps) {
  const most = roundUp(Math.max(1, ...lines.flatMap(({ values }) => values)));
  const step = labels.length < 2 ? 0 : (WIDTH - LEFT - RIGHT) / (labels.length - 1);
  const x = (index: number) => LEFT + index * step;
  const y = (value: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - Math.max(0, value) / most);
  const every = Math.ceil(labels.length / MOST_LABELS);
  return (
    <figure className="chart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        {Array.from({ length: GRID_LINES + 1 }, (_, index) => (index * most) / GRID_LINES).map((value) => (
          <g key={value}>
            <line className="chart__grid" x1={LEFT} x2={WIDTH - RIGHT} y1={y(value)} y2={y(value)} />
            <text className="chart__label" x={LEFT - 6} y={y(value) + 4} textAnchor="end">
              <FormattedNumber value={value} notation="compact" />
            </text>
          </g>
        ))}
        {labels.map((label, index) =>
          index % every === 0 ? (
            <text key={index} className="chart__label" x={x(index)} y={HEIGHT - 6} textAnchor="middle">
              {label}
            </text>
          ) : null,
        )}
        {lines.map(({ name, values }, at) => (
          <g key={at} className={`chart__line chart__line--${at % 6}`}>
            <polyline points={values.map((value, index) => `${x(index)},${y(value)}`).join(' ')} />
            {values.map((value, index) => (
              <circle key={index} cx={x(index)} cy={y(value)} r={3}>
                <title>{`${name}: ${labels[index] ?? ''}: ${value}`}</title>
              </circle>
            ))}
          </g>
        ))}
      </svg>
      <ChartTable title={title} labels={labels} lines={lines} />
    </figure>
  );
}
