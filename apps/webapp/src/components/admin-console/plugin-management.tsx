import type { AdminConfig } from '@mattermost/types/config';
import { Client4 } from 'mattermost-redux/client';
import { useEffect, useMemo, useState } from 'react';
import { fetchPlugins } from '../../actions/plugin-management.ts';
import { guarded } from '../../actions/guarded.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { Icon } from '../common/icon.tsx';
import { pluginRows } from './plugin-rows.ts';
import { PluginRowView } from './plugin-row-view.tsx';
import { UploadPlugin } from './upload-plugin.tsx';

const DISABLED = 'app.plugin.disabled.app_error';

/** What is installed, what runs, and what went wrong; kept up to date by the server's events. */
export function PluginManagement() {
  const dispatch = useAppDispatch();
  const text = useText();
  const admin = useAppSelector((state) => state.entities.admin);
  const failures = useAppSelector((state) => state.views.pluginFailures);
  const whole = useMemo(
    () => ({ entities: { admin }, views: { pluginFailures: failures } }),
    [admin, failures],
  );
  const rows = useMemo(() => pluginRows(whole as never), [whole]);
  const [isLoaded, setLoaded] = useState(false);
  const [error, setError] = useState<{ message: string; serverErrorId: string }>();
  const [uploads, setUploads] = useState<boolean>();

  useEffect(() => {
    void dispatch(fetchPlugins()).then((result) => {
      setError(result.error);
      setLoaded(true);
    });
    void dispatch(guarded(() => Client4.getConfig())).then((result) => {
      setUploads(result.data === undefined ? undefined : uploadsEnabled(result.data));
    });
  }, [dispatch]);

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
        {error !== undefined && (
          <p className="alert alert--error" role="alert">
            <Icon name="alert-circle-outline" />
            {error.serverErrorId === DISABLED ? <Text id="plugins.disabled" /> : error.message}
          </p>
        )}
        <section className="card">
          <h2>
            <Text id="upload.title" />
          </h2>
          <UploadPlugin enabled={uploads} />
        </section>
        <section className="card">
          <h2>
            <Text id="plugins.installed" />
            {rows.length > 0 && <span className="count">{rows.length}</span>}
          </h2>
          {!isLoaded && (
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
              <PluginRowView key={row.id} row={row} />
            ))}
          </ul>
        </section>
      </div>
    </>
  );
}

function uploadsEnabled({ PluginSettings: settings }: AdminConfig): boolean | undefined {
  return settings === undefined ? undefined : settings.EnableUploads && !settings.RequirePluginSignature;
}
