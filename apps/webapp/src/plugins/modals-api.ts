import { ModalIdentifiers } from '../components/dialog/modal-identifiers.ts';
import { canOpenModalId, openModalById } from '../components/dialog/open-modal-by-id.ts';
import { openModal } from '../store/views/modals.ts';
import { pluginOfError } from './plugin-of-error.ts';

/**
 * `WebappUtils.modals`: plugins open dialogs of their own, and some of the host's, through the store. Whose a dialog is
 * is told by the bundle that asks for it, so that it goes with its plugin.
 */
export const modals = {
  openModal: (dialog: Parameters<typeof openModal>[0]) => ({
    ...openModal(dialog),
    pluginId: pluginOfError(new Error()),
  }),
  ModalIdentifiers,
  openModalById,
  canOpenModalId,
};
