import { getConfig } from 'mattermost-redux/selectors/entities/admin';
import { useContext, useMemo, useState } from 'react';
import { Link } from 'react-router-dom';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { record } from '../../rest/fields.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { fits } from '../answers/fits.ts';
import { ErrorNote } from '../elements/error-note.tsx';
import { Icon } from '../elements/icon.tsx';
import { ConsoleDataContext } from './console-data.ts';
import { InstallPlugin } from './install-plugin.tsx';
import type { SwitchedOffBy } from './install-switched-off.tsx';
import { PageHeader } from './page-header.tsx';
import { PluginDialog } from './plugin-dialog.tsx';
import type { OpenDialog } from './plugin-dialog.tsx';
import { pluginRows } from './plugin-rows.ts';
import { PluginRowView } from './plugin-row-view.tsx';

/** What is installed, what runs, and what went wrong; kept up to date by the server's events. */
export function PluginManagement() {
  const text = useText();
  const admin = useAppSelector((state) => state.entities.admin);
  const details = useAppSelector((state) => state.views.pluginDetails);
  const failures = useAppSelector((state) => state.views.pluginFailures);
  const rows = useMemo(() => pluginRows({ admin, details, failures }), [admin, details, failures]);
  const [filter, setFilter] = useState('');
  const shown = rows.filter((row) => fits(filter, row.name, row.id, row.description));
  const { arePluginsLoaded: isLoaded, pluginsError: error, isConfigLoaded } = useContext(ConsoleDataContext);
  const config = useAppSelector(getConfig);
  const off = isConfigLoaded ? switchedOffBy(config) : undefined;
  const [dialog, setDialog] = useState<OpenDialog>();
  const [removed, setRemoved] = useState<{ name: string; data: 'keep' | 'delete' }>();

  return (
    <>
      <PageHeader title="console.pluginManagement" intro="plugins.intro">
        <Link className="btn btn-tertiary btn-sm" to="/admin_console/plugins/marketplace">
          <Icon name="products" />
          <Text id="console.marketplace" />
        </Link>
      </PageHeader>
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
          {rows.length > 0 && (
            <div className="plugin-filter">
              <Icon name="magnify" />
              <input
                type="search"
                className="form-control"
                data-testid="plugin-filter"
                aria-label={text('plugins.filter')}
                placeholder={text('plugins.filter')}
                value={filter}
                onChange={({ target }) => setFilter(target.value)}
              />
            </div>
          )}
          {rows.length > 0 && shown.length === 0 && (
            <p className="plugin-panel__empty" role="status">
              <Text id="plugins.noneFits" values={{ filter: filter.trim() }} />
            </p>
          )}
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
            {shown.map((row) => (
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
