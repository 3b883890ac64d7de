import { useCallback, useContext, useState } from 'react';
import type { FormEvent } from 'react';
import { patchConfig } from '../../../actions/console-config.ts';
import type { ActionError } from '../../../actions/result.ts';
import { Text } from '../../../i18n/text.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { getHookTraces } from '../../../rest/hook-traces.ts';
import type { TraceQuery } from '../../../rest/hook-traces.ts';
import { useAppDispatch, useAppSelector } from '../../../store/hooks.ts';
import { ErrorNote } from '../../elements/error-note.tsx';
import { LoadedView } from '../../answers/loaded-view.tsx';
import { useLoaded } from '../../answers/use-loaded.ts';
import { mayWrite } from '../console-access.ts';
import { ConsoleDataContext } from '../console-data.ts';
import { PageHeader } from '../page-header.tsx';
import { usePluginNames } from '../plugin-names.ts';
import { valueAt } from '../settings/setting.ts';
import { TraceTable } from './trace-table.tsx';

/** What plugins did to messages: who was asked, what came of it, and how long it took. */
export function TracesPage() {
  const [query, setQuery] = useState<TraceQuery>({});
  const load = useCallback((signal: AbortSignal) => getHookTraces(query, signal), [query]);
  const loaded = useLoaded(load);
  const config = useAppSelector((state) => state.entities.admin.config);
  const isOn = valueAt(config, ['PatchbaySettings', 'TraceHooks']) === true;
  return (
    <>
      <PageHeader title="traces.title" intro="traces.intro" />
      <div className="console__body">
        <Switch isOn={isOn} />
        <section className="card">
          <TraceFilter query={query} onChange={setQuery} onRefresh={loaded.reload} />
          <LoadedView loaded={loaded}>
            {(traces) =>
              traces.length === 0 ? (
                <p className="plugin-panel__empty">
                  <Text id={isOn ? 'traces.none' : 'traces.noneOff'} />
                </p>
              ) : (
                <TraceTable traces={traces} />
              )
            }
          </LoadedView>
        </section>
      </div>
    </>
  );
}

function Switch({ isOn }: { isOn: boolean }) {
  const dispatch = useAppDispatch();
  const isReadOnly = !useAppSelector((state) => mayWrite(state, 'plugins'));
  const { isConfigLoaded, configError } = useContext(ConsoleDataContext);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<ActionError | undefined>();
  const turn = async () => {
    setBusy(true);
    const result = await dispatch(patchConfig({ PatchbaySettings: { TraceHooks: !isOn } }));
    setBusy(false);
    setError(result.error);
  };
  const shown = error ?? configError;
  return (
    <section className="card">
      <label className="check">
        <input
          type="checkbox"
          role="switch"
          data-testid="trace-switch"
          checked={isOn}
          disabled={isReadOnly || isBusy || !isConfigLoaded}
          onChange={() => void turn()}
        />
        <span>
          <strong>
            <Text id="traces.switch" />
          </strong>
          <small>
            <Text id="traces.switchHelp" />
          </small>
        </span>
      </label>
      {shown !== undefined && <ErrorNote error={shown} />}
    </section>
  );
}

interface TraceFilterProps {
  query: TraceQuery;
  onChange(query: TraceQuery): void;
  onRefresh(): void;
}

function TraceFilter({ query, onChange, onRefresh }: TraceFilterProps) {
  const text = useText();
  const names = usePluginNames();
  const [typed, setTyped] = useState('');
  const [kind, setKind] = useState<'postId' | 'requestId'>('postId');
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = typed.trim();
    const next = { pluginId: query.pluginId, ...(wanted === '' ? {} : { [kind]: wanted }) };
    if (JSON.stringify(next) === JSON.stringify(query)) {
      onRefresh();
    } else {
      onChange(next);
    }
  };
  return (
    <form className="plugin-panel__tools" onSubmit={onSubmit}>
      <select
        className="form-control form-control--small"
        aria-label={text('traces.plugin')}
        value={query.pluginId ?? ''}
        onChange={({ target }) => onChange({ ...query, pluginId: target.value || undefined })}
      >
        <option value="">{text('traces.allPlugins')}</option>
        {Object.entries(names).map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <select
        className="form-control form-control--small"
        aria-label={text('traces.about')}
        value={kind}
        onChange={({ target }) => setKind(target.value === 'requestId' ? 'requestId' : 'postId')}
      >
        <option value="postId">{text('traces.post')}</option>
        <option value="requestId">{text('traces.request')}</option>
      </select>
      <input
        className="form-control form-control--small"
        aria-label={text('traces.id')}
        placeholder={text('traces.id')}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <button type="submit" className="btn btn-tertiary btn-sm" data-testid="trace-refresh">
        <Text id="traces.refresh" />
      </button>
    </form>
  );
}
