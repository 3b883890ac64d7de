import { Client4 } from 'mattermost-redux/client';
import { useCallback, useMemo, useState } from 'react';
import { useLocation } from 'react-router-dom';
import { Text } from '../../../i18n/text.tsx';
import { useText } from '../../../i18n/use-text.ts';
import type { LogLevel } from '../../../rest/plugin-logs.ts';
import { getServerLog } from '../../../rest/server-logs.ts';
import { Icon } from '../../elements/icon.tsx';
import { LoadedView } from '../../answers/loaded-view.tsx';
import { useLoaded } from '../../answers/use-loaded.ts';
import { PageHeader } from '../page-header.tsx';
import { LogFilters } from './log-filters.tsx';
import { LogLines } from './log-lines.tsx';
import { shownLines } from './shown-lines.ts';
import { useRegularly } from './use-regularly.ts';

const LINES = 1_000;
const MOST_LINES = 10_000;
const LIVE_EVERY_MS = 4_000;

/** System Console > Server Logs: the newest lines, by level, plugin and words. `?plugin=<id>` starts with one plugin. */
export function LogsPage() {
  const text = useText();
  const { search } = useLocation();
  const [level, setLevel] = useState<LogLevel>('info');
  const [pluginId, setPluginId] = useState(() => new URLSearchParams(search).get('plugin') ?? '');
  const [term, setTerm] = useState('');
  const [isLive, setLive] = useState(true);
  const [lines, setLines] = useState(LINES);
  const load = useCallback((signal: AbortSignal) => getServerLog({ level, lines }, signal), [level, lines]);
  const loaded = useLoaded(load);
  useRegularly(isLive, LIVE_EVERY_MS, loaded.reload);
  const shown = useMemo(() => shownLines(loaded.data ?? [], pluginId, term), [loaded.data, pluginId, term]);

  return (
    <>
      <PageHeader title="console.logs" intro="serverLogs.intro" />
      <div className="console__body console__body--wide">
        <section className="card">
          <LogFilters
            level={level}
            pluginId={pluginId}
            term={term}
            entries={loaded.data ?? []}
            onLevel={setLevel}
            onPlugin={setPluginId}
            onTerm={setTerm}
          />
          <div className="log-tools">
            <label className="check">
              <input type="checkbox" checked={isLive} onChange={(event) => setLive(event.target.checked)} />
              <span>
                <Text id="serverLogs.live" />
              </span>
            </label>
            <button type="button" className="btn btn-tertiary btn-sm" onClick={loaded.reload}>
              <Icon name="refresh" />
              <Text id="serverLogs.refresh" />
            </button>
            <a className="btn btn-tertiary btn-sm" href={`${Client4.getBaseRoute()}/logs/download`} download>
              <Icon name="download-outline" />
              <Text id="serverLogs.download" />
            </a>
            {loaded.data !== undefined && (
              <span className="log-tools__count" role="status">
                {text('serverLogs.count', { shown: shown.length, all: loaded.data.length })}
              </span>
            )}
          </div>
          <LoadedView loaded={loaded}>
            {(all) => (
              <>
                <LogLines entries={shown} />
                {all.length === lines && lines < MOST_LINES && (
                  <button
                    type="button"
                    className="btn btn-tertiary btn-sm"
                    onClick={() => setLines(Math.min(lines + LINES, MOST_LINES))}
                  >
                    <Text id="serverLogs.older" />
                  </button>
                )}
              </>
            )}
          </LoadedView>
        </section>
      </div>
    </>
  );
}
