import { DateTime } from 'luxon';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { ActionError } from '../../actions/result.ts';
import { setPresence } from '../../actions/status.ts';
import { Text } from '../../i18n/text.tsx';
import { useAppDispatch } from '../../store/hooks.ts';
import { ErrorNote } from '../elements/error-note.tsx';
import { Dialog } from '../dialog/dialog.tsx';

const FIELD = "yyyy-LL-dd'T'HH:mm";

/** "Do not disturb" until a day and a time. */
export function DndTimeDialog({ onHide }: { onHide(): void }) {
  const dispatch = useAppDispatch();
  const [value, setValue] = useState(() => DateTime.now().plus({ hours: 4 }).startOf('hour').toFormat(FIELD));
  const [error, setError] = useState<ActionError>();
  const until = DateTime.fromFormat(value, FIELD);
  const isAhead = until.isValid && until.toMillis() > Date.now();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const result = await dispatch(setPresence('dnd', until.toMillis()));
    setError(result.error);
    if (result.error === undefined) {
      onHide();
    }
  };
  return (
    <Dialog
      title={<Text id="status.dndTitle" />}
      onClose={onHide}
      actions={
        <>
          <button type="button" className="btn btn-tertiary" onClick={onHide}>
            <Text id="cancel" />
          </button>
          <button type="submit" form="dnd-time" className="btn btn-primary" disabled={!isAhead}>
            <Text id="status.dnd" />
          </button>
        </>
      }
    >
      <form id="dnd-time" onSubmit={(event) => void submit(event)}>
        <label className="field">
          <span>
            <Text id="status.dndUntil" />
          </span>
          <input
            className="form-control"
            type="datetime-local"
            data-autofocus
            required
            value={value}
            onChange={(event) => setValue(event.target.value)}
          />
        </label>
        {until.isValid && !isAhead && (
          <p className="error-text" role="alert">
            <Text id="status.past" />
          </p>
        )}
        {error !== undefined && <ErrorNote error={error} />}
      </form>
    </Dialog>
  );
}
