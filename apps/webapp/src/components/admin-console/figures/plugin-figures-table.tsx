import { FormattedNumber } from 'react-intl';
import { Link } from 'react-router-dom';
import { Text } from '../../../i18n/text.tsx';
import type { PluginUsage } from '../../../rest/plugin-usage.ts';
import { Bytes } from '../../elements/bytes.tsx';
import type { Usages } from '../plugin-usages.ts';
import { cpuShare } from './cpu-share.ts';

interface PluginFiguresTableProps {
  ids: readonly string[];
  names: Readonly<Record<string, string>>;
  usages: Usages;
  before: Usages | undefined;
}

const columns = ['plugin', 'memory', 'cpu', 'lines', 'calls', 'failures', 'data', 'disk'] as const;

/** One line for each plugin. */
export function PluginFiguresTable({ ids, names, usages, before }: PluginFiguresTableProps) {
  return (
    <div className="table-scroll" tabIndex={0}>
      <table className="table" data-testid="figures-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={column === 'plugin' ? '' : 'table__number'}>
                <Text id={`figures.column.${column}`} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ids.map((id) => {
            const usage = usages.byPlugin[id];
            const earlier = before?.byPlugin[id];
            const cpu =
              usage &&
              cpuShare(
                { at: usages.at, usage },
                before && earlier ? { at: before.at, usage: earlier } : undefined,
              );
            return usage && <Row key={id} id={id} name={names[id] ?? id} usage={usage} cpu={cpu} />;
          })}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  id: string;
  name: string;
  usage: PluginUsage;
  cpu: number | undefined;
}

function Row({ id, name, usage, cpu }: RowProps) {
  const sum = (of: 'calls' | 'failures') => usage.hooks.reduce((total, hook) => total + hook[of], 0);
  return (
    <tr data-testid={`figures-${id}`}>
      <th scope="row">
        <Link to={`/admin_console/plugins/plugin_${id}`}>{name}</Link>
      </th>
      <td className="table__number">
        {usage.memoryBytes === undefined ? '–' : <Bytes value={usage.memoryBytes} />}
      </td>
      <td className="table__number">
        {cpu === undefined ? '–' : <FormattedNumber value={cpu} style="percent" maximumFractionDigits={1} />}
      </td>
      <td className="table__number">
        <FormattedNumber value={usage.logLinesPerSecond} />
      </td>
      <td className="table__number">
        <FormattedNumber value={sum('calls')} />
      </td>
      <td className={`table__number${sum('failures') > 0 ? ' error-text' : ''}`}>
        <FormattedNumber value={sum('failures')} />
      </td>
      <td className="table__number">
        <Bytes value={usage.kvBytes + usage.sqlBytes + usage.settingsBytes} />
      </td>
      <td className="table__number">
        <Bytes value={usage.bundleBytes + usage.unpackedBytes} />
      </td>
    </tr>
  );
}
