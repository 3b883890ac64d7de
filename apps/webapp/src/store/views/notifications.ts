import type { UnknownAction } from 'redux';

export const NOTIFICATION_WANTED = 'PATCHBAY_NOTIFICATION_WANTED';
export const NOTIFICATION_OFFER_ANSWERED = 'PATCHBAY_NOTIFICATION_OFFER_ANSWERED';

interface NotificationsState {
  /** There was something to tell, and the browser was not asked yet whether the page may. */
  isOffered: boolean;
  isAnswered: boolean;
}

const initialState: NotificationsState = { isOffered: false, isAnswered: false };

/** Whether the page offers to ask the browser for notifications; once, and only when there was one to show. */
export function notifications(
  state: NotificationsState | undefined = initialState,
  action: UnknownAction,
): NotificationsState {
  switch (action.type) {
    case NOTIFICATION_WANTED:
      return state.isAnswered ? state : { ...state, isOffered: true };
    case NOTIFICATION_OFFER_ANSWERED:
      return { isOffered: false, isAnswered: true };
    default:
      return state;
  }
}

export const notificationWanted = () => ({ type: NOTIFICATION_WANTED });
export const notificationOfferAnswered = () => ({ type: NOTIFICATION_OFFER_ANSWERED });
