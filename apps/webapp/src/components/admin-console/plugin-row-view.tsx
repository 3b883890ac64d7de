import { useId, useRef, useState } from 'react';
import { Link } from 'react-router-dom';
import { disablePlugin, enablePlugin } from '../../actions/plugin-management.ts';
import type { ActionError } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import { useAppDispatch } from '../../store/hooks.ts';
import type { KeptVersion } from '../../rest/plugin-versions.ts';
import { ErrorNote } from '../elements/error-note.tsx';
import { Icon } from '../elements/icon.tsx';
import { PluginBadges } from './plugin-badges.tsx';
import { PluginNotices } from './plugin-notices.tsx';
import { PluginPanel, pluginPanels } from './plugin-panel.tsx';
import type { PluginPanelName } from './plugin-panel.tsx';
import type { PluginRow } from './plugin-rows.ts';
import { WebLink } from './web-link.tsx';

interface PluginRowViewProps {
  row: PluginRow;
  onRemove(): void;
  onRollBack(version: KeptVersion): void;
}

/** One plugin: what it is, how it is, what happened to it, and what can be done with it. */
export function PluginRowView({ row, onRemove, onRollBack }: PluginRowViewProps) {
  const dispatch = useAppDispatch();
  const panelId = useId();
  const links = useRef<HTMLDivElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [panel, setPanel] = useState<PluginPanelName>();
  const [error, setError] = useState<ActionError>();

  const run = async (action: ReturnType<typeof enablePlugin>) => {
    setBusy(true);
    setError(undefined);
    const result = await dispatch(action);
    setBusy(false);
    setError(result.error);
  };

  /** The focus goes back to what opened it. */
  const closePanel = () => {
    links.current?.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus();
    setPanel(undefined);
  };

  return (
    <li className="plugin-row" data-testid={`plugin-row-${row.id}`}>
      <div className="plugin-row__icon" aria-hidden="true">
        <Icon name="power-plug-outline" />
      </div>
      <div className="plugin-row__text">
        <h3>
          {row.name}
          <span className="plugin-row__version">{row.version}</span>
          <PluginBadges row={row} />
        </h3>
        <code className="plugin-row__id">{row.id}</code>
        {row.description !== '' && <p>{row.description}</p>}
        <PluginNotices row={row} onShowCrashes={() => setPanel('crashes')} />
        {error !== undefined && <ErrorNote error={error} />}
        <div className="plugin-row__links" ref={links}>
          <Link to={`/admin_console/plugins/plugin_${row.id}`} data-testid={`plugin-settings-${row.id}`}>
            <Text id="console.pluginSettings" />
          </Link>
          {pluginPanels.map((name) => (
            <button
              key={name}
              type="button"
              className="link-button"
              data-testid={`plugin-${name}-${row.id}`}
              aria-expanded={panel === name}
              aria-controls={panel === name ? panelId : undefined}
              onClick={() => setPanel(panel === name ? undefined : name)}
            >
              <Text id={`panel.${name}`} />
            </button>
          ))}
          <WebLink href={row.homepage}>
            <Text id="pluginPage.homepage" />
          </WebLink>
          <WebLink href={row.releaseNotes}>
            <Text id="pluginPage.releaseNotes" />
          </WebLink>
        </div>
      </div>
      <div className="plugin-row__side">
        <span
          className={`state state--${isBusy ? 'busy' : row.tone}`}
          data-testid={`plugin-state-${row.id}`}
          role="status"
        >
          <Text id={row.state} />
        </span>
        <div className="plugin-row__buttons">
          {row.isStuck && (
            <button
              type="button"
              className="btn btn-primary btn-sm"
              data-testid={`plugin-start-${row.id}`}
              disabled={isBusy}
              onClick={() => void run(enablePlugin(row.id))}
            >
              <Text id="plugin.start" />
            </button>
          )}
          {row.isEnabled ? (
            <button
              type="button"
              className="btn btn-tertiary btn-sm"
              data-testid={`plugin-disable-${row.id}`}
              disabled={isBusy}
              onClick={() => void run(disablePlugin(row.id))}
            >
              <Text id="plugin.disable" />
            </button>
          ) : (
            <button
              type="button"
              className="btn btn-primary btn-sm"
              data-testid={`plugin-enable-${row.id}`}
              disabled={isBusy}
              onClick={() => void run(enablePlugin(row.id))}
            >
              <Text id="plugin.enable" />
            </button>
          )}
          <button
            type="button"
            className="btn btn-tertiary btn-sm btn--danger-text"
            data-testid={`plugin-remove-${row.id}`}
            disabled={isBusy}
            onClick={onRemove}
          >
            <Text id="plugin.remove" />
          </button>
        </div>
      </div>
      {panel !== undefined && (
        <PluginPanel
          key={panel}
          id={panelId}
          name={panel}
          row={row}
          onRollBack={onRollBack}
          onClose={closePanel}
        />
      )}
    </li>
  );
}
