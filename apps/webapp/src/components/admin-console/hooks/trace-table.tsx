import { FormattedNumber } from 'react-intl';
import type { MessageId } from '../../../i18n/catalogue.ts';
import { Text } from '../../../i18n/text.tsx';
import type { HookTrace } from '../../../rest/hook-traces.ts';
import { Moment } from '../../elements/moment.tsx';

/** So many rows are drawn; the server keeps more. */
const MOST = 200;

const tones: Readonly<Record<string, { name: MessageId; tone: 'plain' | 'good' | 'warn' | 'bad' }>> = {
  approved: { name: 'traces.outcome.approved', tone: 'good' },
  answered: { name: 'traces.outcome.answered', tone: 'good' },
  replaced: { name: 'traces.outcome.replaced', tone: 'warn' },
  rejected: { name: 'traces.outcome.rejected', tone: 'warn' },
  failed: { name: 'traces.outcome.failed', tone: 'bad' },
  crashed: { name: 'traces.outcome.crashed', tone: 'bad' },
  'timed-out': { name: 'traces.outcome.timedOut', tone: 'bad' },
  'passed-over': { name: 'traces.outcome.passedOver', tone: 'bad' },
  'not-active': { name: 'traces.outcome.notActive', tone: 'bad' },
  dropped: { name: 'traces.outcome.dropped', tone: 'bad' },
};

const columns = ['time', 'hook', 'plugin', 'outcome', 'took', 'details'] as const;

/** The last calls of hooks, newest first. */
export function TraceTable({ traces }: { traces: readonly HookTrace[] }) {
  return (
    <>
      <div className="table-scroll" tabIndex={0}>
        <table className="table" data-testid="trace-table">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col" className={column === 'took' ? 'table__number' : ''}>
                  <Text id={`traces.column.${column}`} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {traces.slice(0, MOST).map((trace, index) => (
              <Row key={index} trace={trace} />
            ))}
          </tbody>
        </table>
      </div>
      {traces.length > MOST && (
        <p className="hint">
          <Text id="traces.more" values={{ shown: MOST, count: traces.length }} />
        </p>
      )}
    </>
  );
}

function Row({ trace }: { trace: HookTrace }) {
  const { hook, pluginId, startedAt, duration, outcome, changed, reason, postId, requestId } = trace;
  const known = Object.hasOwn(tones, outcome) ? tones[outcome] : undefined;
  return (
    <tr>
      <td>
        <Moment at={startedAt} />
      </td>
      <th scope="row">{hook}</th>
      <td>
        <code>{pluginId}</code>
      </td>
      <td>
        <span className={`outcome outcome--${known?.tone ?? 'plain'}`}>
          {known === undefined ? outcome : <Text id={known.name} />}
        </span>
      </td>
      <td className="table__number">
        <FormattedNumber
          value={duration}
          style="unit"
          unit="millisecond"
          unitDisplay="short"
          maximumSignificantDigits={3}
        />
      </td>
      <td className="trace__details">
        {changed.length > 0 && (
          <div>
            <Text id="traces.changed" values={{ fields: changed.join(', ') }} />
          </div>
        )}
        {reason !== '' && <div>{reason}</div>}
        {postId !== '' && (
          <small>
            <Text id="traces.postId" values={{ id: postId }} />
          </small>
        )}
        {postId === '' && requestId !== '' && (
          <small>
            <Text id="traces.requestId" values={{ id: requestId }} />
          </small>
        )}
      </td>
    </tr>
  );
}
