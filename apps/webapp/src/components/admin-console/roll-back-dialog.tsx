import { useCallback, useState } from 'react';
import { changePlugins } from '../../actions/plugin-management.ts';
import type { ActionError } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { isMajorStep } from '../../rest/is-major-step.ts';
import { getPluginVersions, rollBackPlugin } from '../../rest/plugin-versions.ts';
import type { KeptVersion } from '../../rest/plugin-versions.ts';
import { useAppDispatch } from '../../store/hooks.ts';
import { ErrorNote } from '../elements/error-note.tsx';
import { LoadedView } from '../answers/loaded-view.tsx';
import { useLoaded } from '../answers/use-loaded.ts';
import { Dialog } from '../dialog/dialog.tsx';
import { MajorStepNote } from './major-step-note.tsx';
import type { PluginRow } from './plugin-rows.ts';

interface RollBackDialogProps {
  row: PluginRow;
  /** The version that is chosen when it opens. */
  version: KeptVersion;
  onClose(): void;
}

/** To which version, and with which data. */
export function RollBackDialog({ row, version, onClose }: RollBackDialogProps) {
  const dispatch = useAppDispatch();
  const text = useText();
  const load = useCallback((signal: AbortSignal) => getPluginVersions(row.id, signal), [row.id]);
  const versions = useLoaded(load);
  const [wanted, setWanted] = useState(version);
  const [restoreData, setRestoreData] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<ActionError>();

  const rollBack = async () => {
    setBusy(true);
    setError(undefined);
    const result = await dispatch(changePlugins(() => rollBackPlugin(row.id, wanted.sha256, restoreData)));
    setBusy(false);
    setError(result.error);
    if (result.error === undefined) {
      onClose();
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
        className="btn btn-primary"
        disabled={isBusy}
        onClick={() => void rollBack()}
      >
        <Text id={isBusy ? 'rollback.busy' : 'rollback.confirm'} values={{ version: wanted.version }} />
      </button>
    </>
  );
  return (
    <Dialog
      title={<Text id="rollback.title" values={{ name: row.name }} />}
      onClose={onClose}
      actions={actions}
    >
      <p>
        <Text id="rollback.text" values={{ version: row.version }} />
      </p>
      <LoadedView loaded={versions}>
        {(kept) => (
          <label className="field">
            <span>
              <Text id="rollback.version" />
            </span>
            <select
              className="form-control"
              data-autofocus
              value={wanted.sha256}
              disabled={isBusy}
              onChange={(event) =>
                setWanted(kept.find(({ sha256 }) => sha256 === event.target.value) ?? version)
              }
            >
              {kept
                .filter(({ active }) => !active)
                .map(({ sha256, version: number }) => (
                  <option key={sha256} value={sha256}>
                    {text('rollback.option', { version: number, hash: sha256.slice(0, 8) })}
                  </option>
                ))}
            </select>
          </label>
        )}
      </LoadedView>
      <fieldset className="choices" disabled={isBusy}>
        <legend>
          <Text id="rollback.question" />
        </legend>
        {[false, true].map((restore) => (
          <label key={String(restore)} className="check">
            <input
              type="radio"
              name="rollback-data"
              checked={restoreData === restore}
              onChange={() => setRestoreData(restore)}
            />
            <span>
              <strong>
                <Text id={restore ? 'rollback.restoreName' : 'rollback.keepName'} />
              </strong>
              <small>
                <Text
                  id={restore ? 'rollback.restoreText' : 'rollback.keepText'}
                  values={{ version: wanted.version }}
                />
              </small>
            </span>
          </label>
        ))}
      </fieldset>
      {isMajorStep(row.version, wanted.version) && <MajorStepNote from={row.version} to={wanted.version} />}
      {error !== undefined && <ErrorNote error={error} />}
    </Dialog>
  );
}
