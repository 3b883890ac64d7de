import type { ReactNode } from 'react';
import { isValidElement } from 'react';
import type { AppServices } from '../../../app-context.ts';
import { callPlugin } from '../../../plugins/call-plugin.ts';
import { list, number, record, text } from '../../../rest/fields.ts';
import type { ChartLine } from './line-chart.tsx';

/** A figure that a plugin counts (contract: registry, registerSiteStatisticsHandler). */
export type PluginFigure = { pluginId: string; id: string; name: ReactNode; icon: string } & (
  | { kind: 'count'; value: number }
  | { kind: 'line_chart'; labels: string[]; lines: ChartLine[] }
  | { kind: 'doughnut_chart'; parts: { name: string; value: number }[] }
);

/** Asks every plugin at once; one that fails has no figures, and is reported. */
export async function pluginFigures(
  services: Pick<AppServices, 'webHalfFailed'>,
  handlers: Readonly<Record<string, unknown>>,
): Promise<PluginFigure[]> {
  const answers = await Promise.all(
    Object.entries(handlers).map(async ([pluginId, handler]) => {
      const ask = handler as () => Promise<unknown>;
      const answer = await callPlugin(services, pluginId, 'SiteStatistics', () => ask());
      return Object.entries(record(answer)).map(([key, figure]) => readFigure(pluginId, key, figure));
    }),
  );
  return answers.flat();
}

function readFigure(pluginId: string, key: string, value: unknown): PluginFigure {
  const figure = record(value);
  const common = { pluginId, id: text(figure.id) || key, name: nodeOf(figure.name), icon: text(figure.icon) };
  // The data of a chart as chart.js takes it: labels, and sets of values.
  const { labels, datasets } = record(figure.value);
  const names = list(labels).map(String);
  const sets = list(datasets).map(record);
  switch (figure.visualizationType) {
    case 'line_chart':
      return {
        ...common,
        kind: 'line_chart',
        labels: names,
        lines: sets.map(({ label, data }) => ({ name: text(label), values: list(data).map(number) })),
      };
    case 'doughnut_chart': {
      const values = list(sets[0]?.data).map(number);
      return {
        ...common,
        kind: 'doughnut_chart',
        parts: values.map((part, index) => ({ name: names[index] ?? '', value: part })),
      };
    }
    default:
      return { ...common, kind: 'count', value: number(figure.value) };
  }
}

/** A plugin hands over what it likes; an object that is no element would take the page down. */
const nodeOf = (value: unknown): ReactNode =>
  typeof value === 'string' || typeof value === 'number' || isValidElement(value) ? value : '';
