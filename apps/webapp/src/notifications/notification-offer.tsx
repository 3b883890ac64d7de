import { useEffect } from 'react';
import { Text } from '../i18n/text.tsx';
import { localStorageOf } from '../plugins/switched-off-plugins.ts';
import { useAppDispatch, useAppSelector } from '../store/hooks.ts';
import { notificationOfferAnswered } from '../store/views/notifications.ts';
import { askForPermission } from './permission.ts';

const KEY = 'patchbay_notifications_declined';

/** Offers to ask the browser for notifications: quietly, after there was one to show, and never again after a no. */
export function NotificationOffer() {
  const dispatch = useAppDispatch();
  const isOffered = useAppSelector((state) => state.views.notifications.isOffered);
  useEffect(() => {
    if (declined()) {
      dispatch(notificationOfferAnswered());
    }
  }, [dispatch]);
  if (!isOffered) {
    return null;
  }
  const decline = () => {
    try {
      localStorageOf(window)?.setItem(KEY, 'true');
    } catch {
      // It is asked again next time.
    }
    dispatch(notificationOfferAnswered());
  };
  const accept = async () => {
    await askForPermission();
    dispatch(notificationOfferAnswered());
  };
  return (
    <div className="notification-offer" role="status">
      <p>
        <Text id="notify.offer" />
      </p>
      <div className="setting-group__actions">
        <button type="button" className="btn btn-primary btn-sm" onClick={() => void accept()}>
          <Text id="notify.yes" />
        </button>
        <button type="button" className="btn btn-tertiary btn-sm" onClick={decline}>
          <Text id="notify.no" />
        </button>
      </div>
    </div>
  );
}

function declined(): boolean {
  try {
    return localStorageOf(window)?.getItem(KEY) === 'true';
  } catch {
    return false;
  }
}
