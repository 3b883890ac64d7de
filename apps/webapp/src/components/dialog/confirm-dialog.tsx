import type { ReactNode } from 'react';
import { Text } from '../../i18n/text.tsx';
import { Dialog } from './dialog.tsx';

interface ConfirmDialogProps {
  title: ReactNode;
  confirm: ReactNode;
  danger?: boolean;
  confirmId?: string;
  onConfirm(): void;
  onCancel(): void;
  children: ReactNode;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, confirm, danger = false, confirmId, onConfirm, onCancel, children } = props;
  const actions = (
    <>
      <button type="button" className="btn btn-tertiary" onClick={onCancel}>
        <Text id="cancel" />
      </button>
      <button
        type="button"
        id={confirmId ?? 'confirmModalButton'}
        data-autofocus
        className={`btn ${danger ? 'btn-danger' : 'btn-primary'}`}
        onClick={onConfirm}
      >
        {confirm}
      </button>
    </>
  );
  return (
    <Dialog title={title} onClose={onCancel} actions={actions}>
      {children}
    </Dialog>
  );
}
