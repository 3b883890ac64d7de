import { useContext, useEffect, useState } from 'react';
import { FormattedNumber } from 'react-intl';
import { AppContext } from '../../../app-context.ts';
import { Text } from '../../../i18n/text.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { useAppSelector } from '../../../store/hooks.ts';
import { PluggableErrorBoundary } from '../../plugins/pluggable-error-boundary.tsx';
import { DoughnutChart } from './doughnut-chart.tsx';
import { LineChart } from './line-chart.tsx';
import { pluginFigures } from './plugin-figures.ts';
import type { PluginFigure } from './plugin-figures.ts';

/** What plugins count; asked for when the page is opened, and when a plugin comes or goes. */
export function PluginStatistics() {
  const services = useContext(AppContext);
  const text = useText();
  const handlers = useAppSelector((state) => state.plugins.siteStatsHandlers);
  const [figures, setFigures] = useState<PluginFigure[]>();
  useEffect(() => {
    let isGone = false;
    void pluginFigures(services, handlers).then((found) => {
      if (!isGone) {
        setFigures(found);
      }
    });
    return () => {
      isGone = true;
    };
  }, [services, handlers]);

  if (Object.keys(handlers).length === 0) {
    return null;
  }
  return (
    <section className="card" id="plugin-statistics">
      <h2>
        <Text id="statistics.plugins" />
      </h2>
      {figures === undefined && (
        <div className="spinner spinner--inline" role="status" aria-label={text('loading')} />
      )}
      {figures?.length === 0 && (
        <p className="empty">
          <Text id="statistics.none" />
        </p>
      )}
      <div className="plugin-figures">
        {figures?.map((figure) => (
          <PluggableErrorBoundary
            key={`${figure.pluginId} ${figure.id}`}
            pluginId={figure.pluginId}
            location="SiteStatistics"
          >
            <FigureOfPlugin figure={figure} />
          </PluggableErrorBoundary>
        ))}
      </div>
    </section>
  );
}

function FigureOfPlugin({ figure }: { figure: PluginFigure }) {
  const heading = (
    <>
      {figure.icon !== '' && <i className={iconClass(figure.icon)} aria-hidden="true" />} {figure.name}
    </>
  );
  if (figure.kind === 'count') {
    return (
      <dl className="figure-card total-count" data-plugin-id={figure.pluginId} id={figure.id}>
        <dt>{heading}</dt>
        <dd>
          <FormattedNumber value={figure.value} />
        </dd>
      </dl>
    );
  }
  return (
    <div
      className={`figure-chart figure-chart--${figure.kind}`}
      data-plugin-id={figure.pluginId}
      id={figure.id}
    >
      <h3>{heading}</h3>
      {figure.kind === 'line_chart' ? (
        <LineChart title={figure.id} labels={figure.labels} lines={figure.lines} />
      ) : (
        <DoughnutChart parts={figure.parts} />
      )}
    </div>
  );
}

/** Plugins name icons of Font Awesome (`fa-book`) or of Compass (`icon-product-boards`). */
function iconClass(icon: string): string {
  return icon.startsWith('fa-') ? `fa ${icon}` : `icon ${icon}`;
}
