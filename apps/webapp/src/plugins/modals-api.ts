import { canOpenModalId, openModalById } from '../components/dialog/open-modal-by-id.ts';
import { ModalIdentifiers } from '../components/dialog/modal-identifiers.ts';
import { openModal } from '../store/views/modals.ts';

/** `WebappUtils.modals`: plugins open dialogs of their own, and some of the host's, through the store. */
export const modals = { openModal, ModalIdentifiers, openModalById, canOpenModalId };
