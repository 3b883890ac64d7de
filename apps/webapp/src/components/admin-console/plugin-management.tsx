import { Client4 } from 'mattermost-redux/client';
import { getConfig } from 'mattermost-redux/selectors/entities/general';
import { useEffect, useMemo, useState } from 'react';
import { fetchPlugins } from '../../actions/plugin-management.ts';
import { guarded } from '../../actions/guarded.ts';
import type { ActionError } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { record } from '../../rest/fields.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { ErrorNote } from '../common/error-note.tsx';
import { Icon } from '../common/icon.tsx';
import { InstallPlugin } from './install-plugin.tsx';
import type { SwitchedOffBy } from './install-switched-off.tsx';
import { PluginDialog } from './plugin-dialog.tsx';
import type { OpenDialog } from './plugin-dialog.tsx';
import { pluginRows } from './plugin-rows.ts';
import { PluginRowView } from './plugin-row-view.tsx';

/** What is installed, what runs, and what went wrong; kept up to date by the server's events. */
export function PluginManagement() {
  const dispatch = useAppDispatch();
  const text = useText();
  const admin = useAppSelector((state) => state.entities.admin);
  const details = useAppSelector((state) => state.views.pluginDetails);
  const failures = useAppSelector((state) => state.views.pluginFailures);
  const rows = useMemo(() => pluginRows({ admin, details, failures }), [admin, details, failures]);
  const [isLoaded, setLoaded] = useState(false);
  const [error, setError] = useState<ActionError>();
  const [off, setOff] = useState<SwitchedOffBy>();
  const [dialog, setDialog] = useState<OpenDialog>();
  const [removed, setRemoved] = useState<{ name: string; data: 'keep' | 'delete' }>();

  useEffect(() => {
    void dispatch(fetchPlugins()).then((result) => {
      setError(result.error);
      setLoaded(true);
    });
  }, [dispatch]);
  // What the server tells every browser after a change of its configuration; settings of plugins are asked for then.
  const told = useAppSelector(getConfig);
  useEffect(() => {
    void dispatch(guarded(() => Client4.getConfig())).then((result) => setOff(switchedOffBy(result.data)));
  }, [dispatch, told]);

  return (
    <>
      <header className="console__header">
        <h1>
          <Text id="console.pluginManagement" />
        </h1>
        <p>
          <Text id="plugins.intro" />
        </p>
      </header>
      <div className="console__body">
        {error !== undefined && <ErrorNote error={error} />}
        <section className="card">
          <h2>
            <Text id="upload.title" />
          </h2>
          <InstallPlugin off={off} />
        </section>
        <section className="card">
          <h2>
            <Text id="plugins.installed" />
            {rows.length > 0 && <span className="count">{rows.length}</span>}
          </h2>
          {removed !== undefined && (
            <p className="alert alert--good" role="status">
              <Icon name="check-circle-outline" />
              <Text id={`plugin.removed.${removed.data}`} values={{ name: removed.name }} />
            </p>
          )}
          {!isLoaded && rows.length === 0 && (
            <div className="spinner spinner--inline" role="status" aria-label={text('loading')} />
          )}
          {isLoaded && rows.length === 0 && error === undefined && (
            <div className="empty">
              <Icon name="power-plug-outline" />
              <p>
                <Text id="plugins.none" />
              </p>
            </div>
          )}
          <ul className="plugin-list">
            {rows.map((row) => (
              <PluginRowView
                key={row.id}
                row={row}
                onRemove={() => setDialog({ kind: 'remove', id: row.id, name: row.name })}
                onRollBack={(version) => setDialog({ kind: 'rollback', id: row.id, name: row.name, version })}
              />
            ))}
          </ul>
        </section>
      </div>
      {dialog !== undefined && (
        <PluginDialog
          dialog={dialog}
          row={rows.find(({ id }) => id === dialog.id)}
          onRemoved={(data) => {
            setRemoved({ name: dialog.name, data });
            setDialog(undefined);
          }}
          onClose={() => setDialog(undefined)}
        />
      )}
    </>
  );
}

/** What keeps bundles out; undefined while that is not known, and then the server says it. */
function switchedOffBy(config: unknown): SwitchedOffBy | undefined {
  const settings = record(record(config).PluginSettings);
  if (settings.EnableUploads === false) {
    return 'EnableUploads';
  }
  return settings.RequirePluginSignature === true ? 'RequirePluginSignature' : undefined;
}
