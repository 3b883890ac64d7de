import { useIntl } from 'react-intl';
import type { MessageId } from '../../../i18n/catalogue.ts';
import { Text } from '../../../i18n/text.tsx';
import { useText } from '../../../i18n/use-text.ts';
import type { DayCount } from '../../../rest/statistics.ts';
import { everyDay } from './every-day.ts';
import { LineChart } from './line-chart.tsx';

/** A count over the last days. */
export function DayChart({ title, days }: { title: MessageId; days: readonly DayCount[] }) {
  const intl = useIntl();
  const text = useText();
  const all = everyDay(days);
  return (
    <section className="card">
      <h2>
        <Text id={title} />
      </h2>
      {all.length === 0 ? (
        <p className="empty">
          <Text id="statistics.none" />
        </p>
      ) : (
        <LineChart
          title={text(title)}
          labels={all.map(({ day }) =>
            intl.formatDate(`${day}T00:00:00Z`, { month: 'short', day: 'numeric', timeZone: 'UTC' }),
          )}
          lines={[{ name: text(title), values: all.map(({ count }) => count) }]}
        />
      )}
    </section>
  );
}
