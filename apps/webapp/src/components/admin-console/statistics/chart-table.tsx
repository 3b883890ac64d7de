import type { ChartLine } from './line-chart.tsx';

interface ChartTableProps {
  title: string;
  labels: readonly string[];
  lines: readonly ChartLine[];
}

/** What a chart shows, for who hears the page. */
export function ChartTable({ title, labels, lines }: ChartTableProps) {
  return (
    <div className="visually-hidden">
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <td />
            {lines.map(({ name }, index) => (
              <th key={index} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {labels.map((label, index) => (
            <tr key={index}>
              <th scope="row">{label}</th>
              {lines.map(({ values }, at) => (
                <td key={at}>{values[index]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
