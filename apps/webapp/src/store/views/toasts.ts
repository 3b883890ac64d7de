import type { UnknownAction } from 'redux';

export const TOAST_SHOWN = 'PATCHBAY_TOAST_SHOWN';
export const TOAST_GONE = 'PATCHBAY_TOAST_GONE';
const LOGOUT_SUCCESS = 'LOGOUT_SUCCESS';

/** More at once would cover the page; the oldest make place. */
const MOST_AT_ONCE = 5;

export const toastPositions = [
  'top-left',
  'top-center',
  'top-right',
  'bottom-left',
  'bottom-center',
  'bottom-right',
] as const;
export type ToastPosition = (typeof toastPositions)[number];

export interface Toast {
  id: number;
  message: string;
  position: ToastPosition;
}

interface ToastsState {
  shown: readonly Toast[];
  lastId: number;
}

const initialState: ToastsState = { shown: [], lastId: 0 };

/** Short words of plugins that go by themselves, oldest first (`SendToastMessage`). */
export function toasts(state: ToastsState | undefined = initialState, action: UnknownAction): ToastsState {
  switch (action.type) {
    case TOAST_SHOWN: {
      const { message, position } = action as unknown as Toast;
      const id = state.lastId + 1;
      return { shown: [...state.shown, { id, message, position }].slice(-MOST_AT_ONCE), lastId: id };
    }
    case TOAST_GONE:
      return { ...state, shown: state.shown.filter(({ id }) => id !== action.id) };
    case LOGOUT_SUCCESS:
      return { ...state, shown: [] };
    default:
      return state;
  }
}

/** @param position one that is none is at the bottom right (contract: model.SendToastMessageOptions) */
export const toastShown = (message: string, position: string) => ({
  type: TOAST_SHOWN,
  message,
  position: toastPositions.find((one) => one === position) ?? 'bottom-right',
});
export const toastGone = (id: number) => ({ type: TOAST_GONE, id });
