import type { AppThunk } from '../../store/store.ts';
import { closeModal, openModal } from '../../store/views/modals.ts';
import { QuickSwitchDialog } from './quick-switch-dialog.tsx';

const ID = 'quick_switch';

/** Opens the quick switcher; where it is open already it goes, so that its key works both ways. */
export function openQuickSwitch(): AppThunk<void> {
  return (dispatch, getState) => {
    const isOpen = getState().views.modals.modalState[ID] !== undefined;
    dispatch(isOpen ? closeModal(ID) : openModal({ modalId: ID, dialogType: QuickSwitchDialog }));
  };
}
