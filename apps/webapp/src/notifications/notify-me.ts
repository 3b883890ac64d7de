import { isOwnPath } from '../address-of-site.ts';
import { browserHistory } from '../browser-history.ts';
import type { AppThunk } from '../store/store.ts';
import { notificationWanted } from '../store/views/notifications.ts';
import { permission } from './permission.ts';
import { playSound } from './sounds.ts';

const CLOSES_AFTER_MS = 8_000;

/**
 * Shows a notification of the browser; a click goes to `url`. Where the browser was not asked yet, the page offers to
 * do so instead. It is `WebappUtils.sendDesktopNotificationToMe` (contract: webapp §3).
 */
export function notifyMe(
  title: string,
  body: string,
  channelId: string,
  teamId: string,
  silent: boolean,
  soundName?: string,
  url?: string,
): AppThunk<Promise<{ data: boolean }>> {
  return async (dispatch) => {
    const state = permission();
    if (state === 'default') {
      dispatch(notificationWanted());
    }
    if (state !== 'granted') {
      return { data: false };
    }
    try {
      const notification = new Notification(title, {
        body,
        tag: body,
        icon: '/favicon.svg',
        // The sound is our own, so that it is the one the person chose.
        silent: true,
      });
      notification.onclick = () => {
        window.focus();
        if (url !== undefined && isOwnPath(url)) {
          browserHistory.push(url);
        }
        notification.close();
      };
      setTimeout(() => notification.close(), CLOSES_AFTER_MS);
    } catch {
      // Phones show notifications from a service worker only, which this page has not.
      return { data: false };
    }
    if (!silent) {
      playSound(soundName);
    }
    return { data: true };
  };
}
