import { IntegrationTypes } from 'mattermost-redux/action_types';
import { useState } from 'react';
import { guarded } from '../../actions/guarded.ts';
import type { ActionError } from '../../actions/result.ts';
import { record, text } from '../../rest/fields.ts';
import { json } from '../../rest/request.ts';
import { useAppDispatch } from '../../store/hooks.ts';
import { ErrorNote } from '../elements/error-note.tsx';
import type { FieldProps } from './field-row.tsx';

/** Tells whoever opened the dialog that it was pressed; they may open another dialog over this one, which stays. */
export function ActionButton({ id, field, describedBy, submission }: FieldProps) {
  const dispatch = useAppDispatch();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<ActionError>();
  const { url, context } = field.button;

  const press = async () => {
    setIsBusy(true);
    const { channel_id } = submission() as { channel_id: string };
    const body = { url, context, channel_id, team_id: '' };
    const result = await dispatch(guarded(() => json('actions/dialogs/execute', { method: 'POST', body })));
    setIsBusy(false);
    setError(result.error);
    const trigger = text(record(result.data).trigger_id);
    if (trigger !== '') {
      dispatch({ type: IntegrationTypes.RECEIVED_DIALOG_TRIGGER_ID, data: trigger });
    }
  };

  return (
    <>
      <button
        type="button"
        id={id}
        className="btn btn-tertiary"
        disabled={isBusy || url === ''}
        aria-describedby={describedBy}
        onClick={() => void press()}
      >
        {field.label || field.name}
      </button>
      {error !== undefined && <ErrorNote error={error} />}
    </>
  );
}
