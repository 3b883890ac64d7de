import { useCallback, useState } from 'react';
import { guarded } from '../../actions/guarded.ts';
import { removePlugin } from '../../actions/plugin-management.ts';
import type { ActionError } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import { getPluginUsage } from '../../rest/plugin-usage.ts';
import { exportPluginData } from '../../rest/remove-plugin.ts';
import { useAppDispatch } from '../../store/hooks.ts';
import { ErrorNote } from '../elements/error-note.tsx';
import { Icon } from '../elements/icon.tsx';
import { LoadedView } from '../answers/loaded-view.tsx';
import { saveFile } from '../elements/save-file.ts';
import { useLoaded } from '../answers/use-loaded.ts';
import { Dialog } from '../dialog/dialog.tsx';
import type { PluginRow } from './plugin-rows.ts';
import { StorageFigures } from './usage-panel.tsx';

const choices = ['keep', 'export', 'delete'] as const;
type Choice = (typeof choices)[number];

interface RemovePluginDialogProps {
  row: PluginRow;
  onRemoved(data: 'keep' | 'delete'): void;
  /** While it is being removed, its row may go before the answer comes. */
  onBusy(isBusy: boolean): void;
  onClose(): void;
}

/**
 * Asks what becomes of the data. What was exported is deleted only in a second step, when the file has arrived:
 * nothing is lost to a download that broke off.
 */
export function RemovePluginDialog({ row, onRemoved, onBusy, onClose }: RemovePluginDialogProps) {
  const dispatch = useAppDispatch();
  const load = useCallback((signal: AbortSignal) => getPluginUsage(row.id, signal), [row.id]);
  const usage = useLoaded(load);
  const [choice, setChoice] = useState<Choice>('keep');
  const [exported, setExported] = useState('');
  const [busy, setBusy] = useState<'export' | 'remove'>();
  const [error, setError] = useState<ActionError>();
  const mustExport = choice === 'export' && exported === '';

  const download = async () => {
    setBusy('export');
    setError(undefined);
    const result = await dispatch(guarded(() => exportPluginData(row.id)));
    setBusy(undefined);
    setError(result.error);
    if (result.data !== undefined) {
      const name = `${row.id}-data.tar.gz`;
      saveFile(result.data, name);
      setExported(name);
    }
  };

  const remove = async () => {
    const data = choice === 'keep' ? 'keep' : 'delete';
    setBusy('remove');
    onBusy(true);
    setError(undefined);
    const result = await dispatch(removePlugin(row.id, data));
    onBusy(false);
    if (result.error === undefined) {
      onRemoved(data);
    } else {
      setBusy(undefined);
      setError(result.error);
    }
  };

  const actions = (
    <>
      <button type="button" className="btn btn-tertiary" onClick={onClose}>
        <Text id="cancel" />
      </button>
      <button
        type="button"
        id="confirmModalButton"
        className={`btn ${mustExport ? 'btn-primary' : 'btn-danger'}`}
        disabled={busy !== undefined}
        onClick={() => void (mustExport ? download() : remove())}
      >
        <Text
          id={
            busy !== undefined
              ? `remove.busy.${busy}`
              : mustExport
                ? 'remove.export'
                : choice === 'keep'
                  ? 'plugin.remove'
                  : 'remove.withData'
          }
        />
      </button>
    </>
  );
  return (
    <Dialog
      title={<Text id="plugin.removeTitle" values={{ name: row.name }} />}
      onClose={onClose}
      actions={actions}
    >
      <p>
        <Text id="remove.text" />
      </p>
      <LoadedView loaded={usage}>
        {(found) => (
          <dl className="figures">
            <StorageFigures usage={found} />
          </dl>
        )}
      </LoadedView>
      <fieldset className="choices" disabled={busy !== undefined}>
        <legend>
          <Text id="remove.question" />
        </legend>
        {choices.map((name) => (
          <label key={name} className="check">
            <input
              type="radio"
              name="plugin-data"
              value={name}
              data-autofocus={name === 'keep' ? true : undefined}
              checked={choice === name}
              onChange={() => setChoice(name)}
            />
            <span>
              <strong>
                <Text id={`remove.${name}Name`} />
              </strong>
              <small>
                <Text id={`remove.${name}Text`} />
              </small>
            </span>
          </label>
        ))}
      </fieldset>
      {choice === 'export' && exported !== '' && (
        <p className="alert alert--good" role="status">
          <Icon name="check-circle-outline" />
          <Text id="remove.exported" values={{ file: exported }} />
        </p>
      )}
      {error !== undefined && <ErrorNote error={error} />}
    </Dialog>
  );
}
