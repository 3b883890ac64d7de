import { useState } from 'react';
import { disablePlugin, enablePlugin, removePlugin } from '../../actions/plugin-management.ts';
import type { ActionError, ActionResult } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import { useAppDispatch } from '../../store/hooks.ts';
import type { AppThunk } from '../../store/store.ts';
import { Icon } from '../common/icon.tsx';
import { ConfirmDialog } from '../dialog/confirm-dialog.tsx';
import type { PluginRow } from './plugin-rows.ts';

/** One plugin: what it is, how it is, and what can be done with it. */
export function PluginRowView({ row }: { row: PluginRow }) {
  const dispatch = useAppDispatch();
  const [isBusy, setBusy] = useState(false);
  const [isRemoving, setRemoving] = useState(false);
  const [error, setError] = useState<ActionError>();

  const run = async (action: AppThunk<Promise<ActionResult<true>>>) => {
    setBusy(true);
    setRemoving(false);
    setError(undefined);
    const result = await dispatch(action);
    setBusy(false);
    setError(result.error);
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
        </h3>
        <code className="plugin-row__id">{row.id}</code>
        {row.description !== '' && <p>{row.description}</p>}
        {row.error !== '' && (
          <p className="plugin-row__error" role="status">
            <Icon name="alert-circle-outline" />
            {row.error}
          </p>
        )}
        {row.webFailure !== undefined && (
          <p className="plugin-row__error" role="status">
            <Icon name="alert-circle-outline" />
            <Text
              id={`plugin.web.${row.webFailure.reason}`}
              values={{ version: row.webFailure.version, message: row.webFailure.message }}
            />
          </p>
        )}
        {error !== undefined && (
          <p className="plugin-row__error" role="alert">
            <Icon name="alert-circle-outline" />
            {error.message}
          </p>
        )}
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
            onClick={() => setRemoving(true)}
          >
            <Text id="plugin.remove" />
          </button>
        </div>
      </div>
      {isRemoving && (
        <ConfirmDialog
          title={<Text id="plugin.removeTitle" values={{ name: row.name }} />}
          confirm={<Text id="plugin.remove" />}
          danger
          onConfirm={() => void run(removePlugin(row.id))}
          onCancel={() => setRemoving(false)}
        >
          <p>
            <Text id="plugin.removeText" />
          </p>
        </ConfirmDialog>
      )}
    </li>
  );
}
