import { ActionTypes } from '@patchbay/registry';
import type { ComponentType } from 'react';
import type { UnknownAction } from 'redux';

export const MODAL_OPEN = 'MODAL_OPEN';
export const MODAL_CLOSE = 'MODAL_CLOSE';
const LOGOUT_SUCCESS = 'LOGOUT_SUCCESS';

export interface ModalEntry {
  open: boolean;
  dialogType: ComponentType<{ onExited: () => void; onHide: () => void } & Record<string, unknown>>;
  dialogProps: Readonly<Record<string, unknown>>;
  /** Whose it is, where it is a plugin's and that is known. */
  pluginId?: string;
}

interface ModalsState {
  modalState: Readonly<Record<string, ModalEntry>>;
}

const initialState: ModalsState = { modalState: {} };

/** The dialogs that are open, the host's own and those of plugins. */
export function modals(state: ModalsState | undefined = initialState, action: UnknownAction): ModalsState {
  switch (action.type) {
    case MODAL_OPEN: {
      const { modalId, dialogType, dialogProps, pluginId } = action as unknown as ModalEntry & {
        modalId: string;
      };
      if (!isComponent(dialogType)) {
        return state;
      }
      const entry: ModalEntry = { open: true, dialogType, dialogProps: dialogProps ?? {}, pluginId };
      return { modalState: { ...state.modalState, [modalId]: entry } };
    }
    case MODAL_CLOSE:
      return without(state, ([id]) => id === action.modalId);
    case ActionTypes.REMOVED_WEBAPP_PLUGIN: {
      const { id } = action.data as { id: string };
      return without(state, ([, { pluginId }]) => pluginId === id);
    }
    case LOGOUT_SUCCESS:
      return initialState;
    default:
      return state;
  }
}

function without(state: ModalsState, isGone: (entry: [string, ModalEntry]) => boolean): ModalsState {
  const all = Object.entries(state.modalState);
  const kept = all.filter((entry) => !isGone(entry));
  return kept.length === all.length ? state : { modalState: Object.fromEntries(kept) };
}

export type ModalAction = {
  type: typeof MODAL_OPEN;
  modalId: string;
  dialogType: unknown;
  dialogProps: Readonly<Record<string, unknown>>;
};

interface OpenModal {
  modalId: string;
  dialogType: unknown;
  dialogProps?: Readonly<Record<string, unknown>>;
}

/** Opens a dialog; one that is open under this id already is replaced. What is no component is left alone. */
export const openModal = ({ modalId, dialogType, dialogProps = {} }: OpenModal): ModalAction => ({
  type: MODAL_OPEN,
  modalId,
  dialogType,
  dialogProps,
});

export const closeModal = (modalId: string) => ({ type: MODAL_CLOSE, modalId });

/** Plugins dispatch what they like; what cannot be drawn must not reach the page. */
function isComponent(value: unknown): boolean {
  return typeof value === 'function' || (typeof value === 'object' && value !== null && '$$typeof' in value);
}
