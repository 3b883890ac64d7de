import { MODAL_OPEN } from '../store/views/modals.ts';

interface OpenModal {
  modalId: string;
  dialogType: unknown;
  dialogProps?: Record<string, unknown>;
}

/** `WebappUtils.modals`: plugins open dialogs of their own through the store. */
export const modals = {
  openModal: ({ modalId, dialogType, dialogProps }: OpenModal) => ({
    type: MODAL_OPEN,
    modalId,
    dialogType,
    dialogProps: dialogProps ?? {},
  }),
  /** The host's own dialogs; none of them can be opened from outside. */
  ModalIdentifiers: {},
};
