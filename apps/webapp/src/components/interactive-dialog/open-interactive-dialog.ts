import { IntegrationTypes } from 'mattermost-redux/action_types';
import type { OpenDialogRequest } from '@mattermost/types/integrations';
import type { AppStore, AppThunk } from '../../store/store.ts';
import { openModal } from '../../store/views/modals.ts';
import { ModalIdentifiers } from '../dialog/modal-identifiers.ts';
import { openModalById } from '../dialog/open-modal-by-id.ts';

/** Keeps a dialog and opens it: `window.openInteractiveDialog` (contract: webapp §3). */
export function openInteractiveDialog(dialog: OpenDialogRequest): AppThunk<void> {
  return (dispatch) => {
    dispatch({ type: IntegrationTypes.RECEIVED_DIALOG, data: dialog });
    dispatch(showDialog(dialog));
  };
}

/** So many dialogs may be open, one over another. */
const MOST_OPEN = 3;
const places = Array.from({ length: MOST_OPEN }, (_, index) =>
  index === 0 ? ModalIdentifiers.INTERACTIVE_DIALOG : `${ModalIdentifiers.INTERACTIVE_DIALOG}_${index + 1}`,
);

/** Opens a dialog over those that are open, which stay as they are; one too many is not shown. */
function showDialog(dialog: OpenDialogRequest): AppThunk<void> {
  return (dispatch, getState) => {
    const { modalState } = getState().views.modals;
    const modalId = places.find((place) => !Object.hasOwn(modalState, place));
    if (modalId !== undefined) {
      const { dialogType } = openModalById(ModalIdentifiers.INTERACTIVE_DIALOG);
      dispatch(openModal({ modalId, dialogType, dialogProps: { dialog } }));
    }
  };
}

/**
 * A dialog is meant for the page whose command or button opened it: the one that was answered with its trigger. The
 * answer and the dialog come in either order (contract: webapp §3).
 */
export function followDialogTriggers(store: AppStore): () => void {
  const current = () => {
    const { dialog, dialogTriggerId } = store.getState().entities.integrations;
    return { dialog, dialogTriggerId };
  };
  let before = current();
  return store.subscribe(() => {
    const now = current();
    const isNews = now.dialog !== before.dialog || now.dialogTriggerId !== before.dialogTriggerId;
    before = now;
    const isMine = now.dialog?.trigger_id !== undefined && now.dialog.trigger_id === now.dialogTriggerId;
    if (isNews && isMine && now.dialogTriggerId !== '') {
      store.dispatch(showDialog(now.dialog as OpenDialogRequest));
    }
  });
}
