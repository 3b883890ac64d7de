import { useEffect, useId, useRef, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { guarded } from '../../actions/guarded.ts';
import type { ActionError } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import { useAppDispatch } from '../../store/hooks.ts';
import { ErrorNote } from '../elements/error-note.tsx';
import { Dialog } from './dialog.tsx';

interface FormDialogProps<Data> {
  title: ReactNode;
  confirm: ReactNode;
  danger?: boolean;
  /** What is filled in will do. */
  isReady?: boolean;
  /** Asks the server; what it refuses is said in the dialog, which stays with all that was typed. */
  send(): Promise<Data>;
  onDone(data: Data): void;
  onClose(): void;
  children?: ReactNode;
}

/** A dialog whose button asks the server for something; Enter presses it. */
export function FormDialog<Data>(props: FormDialogProps<Data>) {
  const { title, confirm, danger = false, isReady = true, send, onDone, onClose, children } = props;
  const dispatch = useAppDispatch();
  const formId = useId();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<ActionError>();

  // A long form has its end, where the reason stands, out of sight.
  const reason = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error !== undefined) {
      reason.current?.scrollIntoView?.({ block: 'nearest' });
    }
  }, [error]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    // A dialog over a form is in it for React, though not on the page.
    event.stopPropagation();
    if (isBusy || !isReady) {
      return;
    }
    setBusy(true);
    setError(undefined);
    const result = await dispatch(guarded(send));
    setBusy(false);
    if (result.error === undefined) {
      onDone(result.data);
    } else {
      setError(result.error);
    }
  };

  const actions = (
    <>
      <button type="button" className="btn btn-tertiary" onClick={onClose}>
        <Text id="cancel" />
      </button>
      <button
        type="submit"
        form={formId}
        id="confirmModalButton"
        className={`btn ${danger ? 'btn-danger' : 'btn-primary'}`}
        disabled={isBusy || !isReady}
      >
        {confirm}
      </button>
    </>
  );
  return (
    <Dialog title={title} onClose={onClose} actions={actions}>
      <form id={formId} onSubmit={(event) => void submit(event)} noValidate>
        {children}
        <div ref={reason}>{error !== undefined && <ErrorNote error={error} />}</div>
      </form>
    </Dialog>
  );
}
