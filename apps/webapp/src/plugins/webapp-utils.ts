import { favoriteChannel, unfavoriteChannel } from 'mattermost-redux/actions/channels';
import { isFavoriteChannel } from 'mattermost-redux/selectors/entities/channels';
import { browserHistory } from '../browser-history.ts';
import { ModalIdentifiers } from '../components/dialog/modal-identifiers.ts';
import { openModalById } from '../components/dialog/open-modal-by-id.ts';
import { notifyMe } from '../notifications/notify-me.ts';
import { ring, stopRing } from '../notifications/sounds.ts';
import { modals } from './modals-api.ts';
import type { popoutsApi } from './popouts-api.ts';

/** `window.WebappUtils` (contract: webapp §3). */
export function webappUtils(popouts: ReturnType<typeof popoutsApi>) {
  return {
    get browserHistory() {
      return browserHistory;
    },
    modals,
    openUserSettings: (dialogProps?: Record<string, unknown>) =>
      openModalById(ModalIdentifiers.USER_SETTINGS, dialogProps),
    notificationSounds: { ring, stopRing },
    sendDesktopNotificationToMe: notifyMe,
    channels: { favoriteChannel, unfavoriteChannel, isFavoriteChannel },
    popouts,
  };
}
