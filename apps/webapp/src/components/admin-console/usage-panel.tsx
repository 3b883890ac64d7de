import { useCallback } from 'react';
import type { ReactNode } from 'react';
import { FormattedNumber } from 'react-intl';
import type { MessageId } from '../../i18n/catalogue.ts';
import { Text } from '../../i18n/text.tsx';
import { getPluginUsage } from '../../rest/plugin-usage.ts';
import type { HookFigures, PluginUsage } from '../../rest/plugin-usage.ts';
import { Bytes } from '../elements/bytes.tsx';
import { LoadedView } from '../answers/loaded-view.tsx';
import { useLoaded } from '../answers/use-loaded.ts';

/** What a plugin keeps, what it takes, and how fast its hooks answer. */
export function UsagePanel({ pluginId }: { pluginId: string }) {
  const load = useCallback((signal: AbortSignal) => getPluginUsage(pluginId, signal), [pluginId]);
  const loaded = useLoaded(load);
  return (
    <LoadedView loaded={loaded}>
      {(usage) => (
        <>
          <UsageFigures usage={usage} />
          <HookTable hooks={usage.hooks} />
          <button type="button" className="btn btn-tertiary btn-sm" onClick={loaded.reload}>
            <Text id="usage.again" />
          </button>
        </>
      )}
    </LoadedView>
  );
}

/** Data of its own first: that is what a removal asks about. */
export function StorageFigures({ usage }: { usage: PluginUsage }) {
  return (
    <>
      <Figure name="usage.kv">
        <Bytes value={usage.kvBytes} />{' '}
        <small>
          <Text id="usage.keys" values={{ count: usage.kvKeys }} />
        </small>
      </Figure>
      <Figure name="usage.sql">
        <Bytes value={usage.sqlBytes} />
      </Figure>
      <Figure name="usage.settings">
        <Bytes value={usage.settingsBytes} />
      </Figure>
    </>
  );
}

const MS_PER_SECOND = 1000;

function UsageFigures({ usage }: { usage: PluginUsage }) {
  return (
    <dl className="figures">
      <StorageFigures usage={usage} />
      <Figure name="usage.bundles">
        <Bytes value={usage.bundleBytes} />
      </Figure>
      <Figure name="usage.unpacked">
        <Bytes value={usage.unpackedBytes} />
      </Figure>
      <Figure name="usage.memory">
        {usage.memoryBytes === undefined ? '–' : <Bytes value={usage.memoryBytes} />}
      </Figure>
      <Figure name="usage.cpu">
        {usage.cpuMs === undefined ? (
          '–'
        ) : (
          <FormattedNumber
            value={usage.cpuMs / MS_PER_SECOND}
            style="unit"
            unit="second"
            unitDisplay="short"
            maximumFractionDigits={1}
          />
        )}
      </Figure>
      <Figure name="usage.lines">
        <FormattedNumber value={usage.logLinesPerSecond} />
      </Figure>
    </dl>
  );
}

function Figure({ name, children }: { name: MessageId; children: ReactNode }) {
  return (
    <div className="figures__item">
      <dt>
        <Text id={name} />
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

const columns = ['hook', 'calls', 'failures', 'p50', 'p95'] as const;

function HookTable({ hooks }: { hooks: readonly HookFigures[] }) {
  if (hooks.length === 0) {
    return (
      <p className="plugin-panel__empty">
        <Text id="usage.noHooks" />
      </p>
    );
  }
  return (
    <div className="table-scroll">
      <table className="table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={column === 'hook' ? '' : 'table__number'}>
                <Text id={`usage.${column}`} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {hooks.map(({ hook, calls, failures, p50, p95 }) => (
            <tr key={hook}>
              <th scope="row">{hook}</th>
              {[calls, failures].map((count, index) => (
                <td key={index} className="table__number">
                  <FormattedNumber value={count} />
                </td>
              ))}
              {[p50, p95].map((duration, index) => (
                <td key={index} className="table__number">
                  <FormattedNumber
                    value={duration}
                    style="unit"
                    unit="millisecond"
                    unitDisplay="short"
                    maximumSignificantDigits={3}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
