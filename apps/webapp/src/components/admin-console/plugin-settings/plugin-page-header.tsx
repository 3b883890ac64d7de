import { useMemo } from 'react';
import { Text } from '../../../i18n/text.tsx';
import { useAppSelector } from '../../../store/hooks.ts';
import { WebLink } from '../web-link.tsx';
import { pluginRows } from '../plugin-rows.ts';
import type { InstalledManifest } from './plugin-settings-form.tsx';

/** Which plugin it is, how it does, and where more about it stands. */
export function PluginPageHeader({ plugin }: { plugin: InstalledManifest }) {
  const { id, name, version, description, homepage_url, release_notes_url, support_url } = plugin;
  const admin = useAppSelector((state) => state.entities.admin);
  const details = useAppSelector((state) => state.views.pluginDetails);
  const failures = useAppSelector((state) => state.views.pluginFailures);
  const row = useMemo(
    () => pluginRows({ admin, details, failures }).find((each) => each.id === id),
    [admin, details, failures, id],
  );
  return (
    <header className="console__header admin-console__header">
      <div className="console__title">
        <h1>
          {name || id} <small className="plugin-row__version">{version}</small>
        </h1>
        {row !== undefined && (
          <span className={`state state--${row.tone}`} role="status" data-testid={`plugin-state-${id}`}>
            <Text id={row.state} />
          </span>
        )}
      </div>
      {description !== undefined && description !== '' && <p>{description}</p>}
      <p className="console__links">
        <WebLink href={homepage_url}>
          <Text id="pluginPage.homepage" />
        </WebLink>
        <WebLink href={release_notes_url}>
          <Text id="pluginPage.releaseNotes" />
        </WebLink>
        <WebLink href={support_url}>
          <Text id="pluginPage.support" />
        </WebLink>
      </p>
    </header>
  );
}
